"""From a number to its rows, from a row to what each report said of it, and to the workbook opened at that row."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from taizhang.metrics import load_metrics, metric_rows
from taizhang.store import Slice, Store
from tools.pages import path, wait_until_idle
from tools.server import Server

METRIC = "projects_overdue"
ROW_PIXELS = 35


def first_behind(folder: Path) -> dict:
    """The first row behind the number."""
    with Store.open(folder) as store, store.cursor(Slice(store.report_days()[0])) as cursor:
        return metric_rows(cursor, load_metrics()[METRIC], limit=1).to_pylist()[0]


def test_a_card_opens_down_to_the_row_in_its_workbook(page: Page, demo_server: Server, demo_store: Path) -> None:
    row = first_behind(demo_store)
    page.goto(demo_server.url + path("overview"))
    wait_until_idle(page)
    page.locator(f'[data-opens="rows={METRIC}"]').first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text(load_metrics()[METRIC].about_zh)
    rows = drawer.locator(".st-key-rows-table")
    expect(rows.get_by_test_id("glide-cell-1-0")).to_be_attached(timeout=30_000)
    rows.locator(".dvn-scroller").click(position={"x": 15, "y": ROW_PIXELS * 1.5})

    here = page.get_by_role("dialog").locator('.tz-sheet tr[aria-current="true"]')
    expect(here).to_contain_text(row["title"], timeout=30_000)
    expect(here.locator("th")).to_have_text(f"▶ {row['_row']}")
    expect(page.get_by_role("dialog")).to_contain_text(f"{row['_file']} › {row['_sheet']} › 第{row['_row']}行")

    with page.expect_download() as download:
        page.get_by_role("button", name=f"第 {row['_row']} 行").click()
    opened_at(download.value.path().read_bytes(), row)

    # Streamlit takes the focus away from a button while its file is made
    page.locator(".tz-sheet").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog").locator(".st-key-rows-table")).to_be_visible(timeout=30_000)
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("rows="))


def opened_at(content: bytes, row: dict) -> None:
    """Check that a workbook opens where `row` stands."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.active.title == row["_sheet"]
    cell = book.active.sheet_view.selection[-1].activeCell
    assert book.active[cell].row == row["_row"]
    assert row["title"] in [found.value for found in book.active[row["_row"]]]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080)])
def test_a_wide_sheet_scrolls_in_its_own_box(
    page: Page, demo_server: Server, demo_store: Path, width: int, height: int
) -> None:
    row = first_behind(demo_store)
    page.set_viewport_size({"width": width, "height": height})
    page.goto(demo_server.url + path("ledgers") + f"?row={row['_upload']}:{row['_sheet']}:{row['_row']}")
    sheet = page.get_by_role("dialog").locator(".tz-sheet")
    expect(sheet.locator('tr[aria-current="true"]')).to_contain_text(row["title"], timeout=30_000)
    box = sheet.bounding_box()
    assert box
    assert box["x"] + box["width"] <= width
    sheet.focus()
    expect(sheet).to_be_focused()
