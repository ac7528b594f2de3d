"""What is said of a layout: small pages, each with one thing wrong or nothing."""

import pytest
from playwright.sync_api import Page

from tests.browser.layout import broken, foreign_words

BOX = "<div style='width: 60px; white-space: nowrap; overflow: {}' {}>书记领办项目书记领办项目</div>"
CARD = "<div class=tz-card style='width: 90px; height: 40px; margin-top: {}px'>讲习所</div>"


def lay(page: Page, content: str) -> None:
    page.set_content(f"<main data-testid=stMain style='width: 300px; overflow-x: hidden'>{content}</main>")


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (BOX.format("visible", ""), []),
        (BOX.format("hidden", ""), ["cut off"]),
        (BOX.format("hidden", "title=书记领办项目书记领办项目"), []),
        (BOX.format("auto", ""), []),
        ("<p style='white-space: nowrap'>" + "书记领办项目" * 9, ["too wide", "cut off"]),
        (CARD.format(0) + CARD.format(0), []),
        (CARD.format(0) + CARD.format(-20), ["overlapping"]),
        (CARD.format(0) + "<div style='height: 0; overflow: hidden'>" + CARD.format(-20) + "</div>", []),
    ],
)
def test_what_breaks_a_layout_is_told(page: Page, content: str, wrong: list[str]) -> None:
    lay(page, content)
    assert [told.split(":")[0] for told in broken(page)] == wrong


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("台账 Excel、CSV，见 X区讲习所（9月）.xlsx", []),
        ("<span data-testid=stIconMaterial>download</span> 下载", []),
        ("<p hidden>hidden</p><style>.hidden {}</style>", []),
        ("<button>Download 下载</button>", ["Download"]),
        ("<input placeholder='Choose options'>", ["Choose", "options"]),
    ],
)
def test_foreign_words_are_told(page: Page, content: str, words: list[str]) -> None:
    lay(page, content)
    assert foreign_words(page) == words
