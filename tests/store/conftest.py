"""An open store with two small ledgers, one of each mode, and a registry of two streets."""

import pytest
from reporting import PLACES, SPECS

from taizhang.store import Store


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store", SPECS) as opened:
        opened.import_places(PLACES)
        yield opened
