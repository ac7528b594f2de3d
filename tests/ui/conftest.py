"""What the tests of the Streamlit layer share."""

from collections.abc import Iterator

import pytest

from taizhang.locale import set_language


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Speak Chinese, before and after, whatever other tests spoke."""
    set_language("zh")
    yield
    set_language("zh")
