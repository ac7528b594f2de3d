"""The HTML that a browser loads first: ours by name, and asking for scripts that exist."""

import re
from pathlib import Path

import streamlit

from taizhang.ui import shell

STATIC = Path(streamlit.__file__).parent / "static"


def test_it_is_ours_by_name_and_language():
    page = shell.html(STATIC)
    assert "<title>台账看板</title>" in page
    assert '<html lang="zh-CN">' in page
    assert "favicon.png" not in page


def test_what_it_asks_for_is_there():
    theirs = (STATIC / "index.html").read_text("utf-8")
    asked = re.findall(r'modulepreload" crossorigin href="\./([^"]+)"', shell.html(STATIC))
    assert len(asked) >= len(re.findall("modulepreload", theirs)) + len(shell._SOON)
    assert all((STATIC / path).is_file() for path in asked)
