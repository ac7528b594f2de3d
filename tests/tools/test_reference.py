"""The reference pages say what is declared."""

import pytest

from tools.reference import pages


@pytest.mark.parametrize("path", list(pages()), ids=lambda path: path.name)
def test_a_reference_page_is_not_stale(path):
    assert path.read_text("utf-8") == pages()[path], "run `make docs`"
