"""The user guide in the program: its chapters are the files in `docs/guide/`, in the order of their names."""

import re
from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st

from taizhang.locale import CHINESE, _, language
from taizhang.paths import ROOT
from taizhang.ui import address, headlines

GUIDE: Final = ROOT / "docs" / "guide"
_PICTURE: Final = re.compile(r"^!\[([^\]]*)\]\((pictures/[a-z_]+\.png)\)$", re.MULTILINE)


def show() -> None:
    """One chapter under its title, which stands in the URL as `chapter`, and the choice among all."""
    chapters = _chapters()
    asked = address.value("chapter") or ""
    headlines.show("guide", _title(chapters.get(asked) or next(iter(chapters.values()))))
    if language() != CHINESE:
        st.caption(_("The guide is written in Chinese."))
    chosen = address.choice(_("Task"), list(chapters), "chapter", labels=lambda name: _title(chapters[name]), width=420)
    _body(chapters[chosen])


@cache
def _chapters() -> dict[str, str]:
    """The text of each chapter by the name of its file, without the number that orders it."""
    return {file.stem.partition("-")[2]: file.read_text("utf-8") for file in sorted(GUIDE.glob("*.md"))}


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ")


def _body(text: str) -> None:
    # texts, and for each picture its words and its file
    parts = _PICTURE.split(text.partition("\n")[2])
    for said, alt, picture in zip(parts[::3], [*parts[1::3], ""], [*parts[2::3], ""], strict=True):
        if said.strip():
            st.markdown(said)
        if picture:
            with st.container(border=True, key=f"picture-{Path(picture).stem}"):
                st.image(GUIDE / picture, width="stretch", alt=alt)
