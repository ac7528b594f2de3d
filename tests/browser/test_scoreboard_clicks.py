"""What a person does with the scoreboard: open a cell, look at one street and back, sort; by mouse and by keyboard."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tools.pages import path, wait_until_idle
from tools.server import Server


def click(mark: Locator) -> None:
    """Press a mark with the mouse."""
    mark.click()


def press_enter(mark: Locator) -> None:
    """Press a mark with the keyboard."""
    mark.focus()
    mark.page.keyboard.press("Enter")


@pytest.mark.parametrize("press", [click, press_enter])
def test_a_cell_opens_its_rows_and_a_street_slices_everything_and_back(
    page: Page, demo_server: Server, press: Callable[[Locator], None]
) -> None:
    page.goto(demo_server.url + path("overview"))
    wait_until_idle(page)
    board, rows = page.locator(".tz-board tbody"), page.locator(".tz-board tbody tr")
    expect(rows).to_have_count(11)

    press(board.get_by_role("button", name="长江路街道").first.locator("xpath=ancestor::tr").locator(".tz-score").first)
    expect(page.get_by_role("dialog")).to_contain_text("长江路街道", timeout=30_000)
    expect(page).to_have_url(re.compile("rows=projects_completed_rate"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=30_000)
    wait_until_idle(page)

    shown = page.locator(".tz-card .tz-value").first
    whole = shown.inner_text()
    press(board.locator(".tz-name", has_text="长江路街道"))
    expect(rows).to_have_count(1, timeout=30_000)
    expect(page.locator(".st-key-street")).to_contain_text("长江路街道")
    expect(shown).not_to_have_text(whole)
    wait_until_idle(page)

    press(board.locator(".tz-name"))
    expect(rows).to_have_count(11, timeout=30_000)
    expect(shown).to_have_text(whole)
    assert "street=" not in page.url


def test_a_heading_sorts_and_stands_in_the_address(page: Page, demo_server: Server) -> None:
    page.goto(demo_server.url + path("overview"))
    wait_until_idle(page)
    page.get_by_role("columnheader", name="数据完好率").get_by_role("button").click()
    expect(page.locator(".tz-board thead [aria-sort]")).to_contain_text("数据完好率", timeout=30_000)
    expect(page).to_have_url(re.compile("sort=rows_clean_rate"))
    rates = [float(text.split("%")[0]) for text in page.locator(".tz-board tbody td:last-child b").all_inner_texts()]
    assert rates == sorted(rates, reverse=True)
    page.get_by_role("columnheader", name="名次").get_by_role("button").click()
    expect(page).not_to_have_url(re.compile("sort="), timeout=30_000)


def test_the_scoreboard_needs_no_sideways_scrolling(page: Page, demo_server: Server) -> None:
    for language in ("zh", "en"):
        page.goto(demo_server.url + path("overview", f"lang={language}"))
        wait_until_idle(page)
        table = page.locator(".tz-board table")
        assert table.evaluate("t => t.scrollWidth <= t.parentElement.clientWidth")
        cut = table.evaluate(
            "t => [...t.querySelectorAll('th, td')].filter(c => c.scrollWidth > c.clientWidth + 1).length"
        )
        assert cut == 0
