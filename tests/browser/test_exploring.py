"""An analyst picks, sees, opens a cell to its rows, hands the link on, and reads the numbers back from Excel."""

from io import BytesIO
from pathlib import Path

import openpyxl
from playwright.sync_api import BrowserContext, Page, expect

from tools.pages import path, wait_until_drawn
from tools.server import Server


def pick(page: Page, label: str, option: str) -> None:
    """Choose `option` in the select box `label`, as by typing and Enter."""
    box = page.get_by_role("combobox", name=label, exact=False).first
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    wait_until_drawn(page)


def shown(page: Page) -> list[list[str]]:
    """The table that is shown, with its heads and totals."""
    lines = page.locator(".tz-cross tr").all()
    return [[text.strip() for text in line.locator("th, td").all_inner_texts()] for line in lines]


def test_a_crossing_is_picked_opened_handed_on_and_downloaded(
    page: Page, viewer: BrowserContext, demo_server: Server
) -> None:
    page.goto(demo_server.url + path("explore"))
    wait_until_drawn(page)
    pick(page, "列", "讲习方式")
    assert "across=form" in page.url
    table = shown(page)
    assert (table[0][0], table[0][-1], table[-1][0]) == ("街道", "合计", "合计")
    numbers = [[int(text) for text in line[1:]] for line in table[1:]]
    assert all(sum(line[:-1]) == line[-1] for line in numbers)
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]

    link = page.url
    other = viewer.new_page()
    other.goto(link)
    wait_until_drawn(other)
    assert shown(other) == table
    other.close()

    with page.expect_download() as download:
        page.get_by_role("button", name="下载 XLSX").click()
    book = openpyxl.load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
    rows = [[cell.value for cell in row] for row in book.worksheets[0]]
    assert [row[1:] for row in rows[1:]] == numbers

    cell = page.locator(".tz-cross tbody tr").first.locator("button").first
    count = cell.inner_text()
    cell.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("固定讲习", timeout=30_000)
    expect(drawer.locator("strong").filter(has_text=count).first).to_be_visible(timeout=30_000)
