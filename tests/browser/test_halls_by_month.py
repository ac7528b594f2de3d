"""The heat map of halls: a cell opens as many rows as it says, by mouse and by key."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tools.pages import path, wait_until_idle
from tools.server import Server

MOST_TABS = 80
Way = Callable[[Page, Locator], None]


def by_mouse(page: Page, cell: Locator) -> None:
    """Click the cell."""
    cell.click()


def by_key(page: Page, cell: Locator) -> None:
    """Go from the choice above the heat map to the cell by Tab, and press Enter."""
    page.locator(".st-key-halls button").last.focus()
    for _step in range(MOST_TABS):
        page.keyboard.press("Tab")
        if cell.evaluate("cell => cell === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError("no Tab led to the cell")


@pytest.mark.parametrize("way", [by_mouse, by_key])
@pytest.mark.parametrize("kind", ["quietest", "active"])
def test_a_cell_opens_as_many_rows_as_it_says(page: Page, demo_server: Server, way: Way, kind: str) -> None:
    page.goto(demo_server.url + path("lectures", f"halls={kind}"))
    wait_until_idle(page)
    row = page.locator(".tz-heat tbody tr").nth(2)
    cell = row.locator("button.tz-cell").last
    expect(cell).to_be_visible()
    said = cell.inner_text()
    hall = row.locator(".tz-name").inner_text().splitlines()[0]
    way(page, cell)
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text(hall, timeout=30_000)
    expect(drawer).to_contain_text(re.compile(rf"共 {said} 行"), timeout=30_000)


def test_the_choice_of_halls_runs_anew_alone_and_stands_in_the_address(page: Page, demo_server: Server) -> None:
    page.goto(demo_server.url + path("lectures"))
    wait_until_idle(page)
    expect(page.locator(".tz-heat tbody tr")).to_have_count(12)
    page.locator(".st-key-halls button").nth(1).click()
    expect(page.locator(".tz-heat tbody tr")).to_have_count(45, timeout=30_000)
    assert "halls=all" in page.url
