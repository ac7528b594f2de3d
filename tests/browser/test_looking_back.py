"""What was said can be taken back, and what was seen can be seen again: a remembered heading, a row's history."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from taizhang.loading.values import Heading
from taizhang.metrics import ledger_rows
from taizhang.store import Slice, Store
from taizhang.store.memory import keep_headings
from tools.pages import path, wait_until_idle
from tools.server import Server

LEDGER = "secretary_project"
ROW_PIXELS = 35


def test_a_remembered_heading_is_forgotten(page: Page, serve: Callable[[Path], Server], demo_store: Path) -> None:
    with Store.open(demo_store) as store, store._change() as cursor:
        keep_headings(cursor, [Heading(LEDGER, text, "responsible") for text in ("分管领导", "牵头人")])
    url = serve(demo_store).url + path("settings", "section=memory")
    page.goto(url)
    wait_until_idle(page)
    line = page.locator("[class*='st-key-line-heading-']").filter(has_text="分管领导")
    expect(line).to_contain_text("责任人")
    line.get_by_role("button").click()
    expect(line).to_have_count(0)
    page.goto(url)
    wait_until_idle(page)
    expect(page.get_by_text("牵头人")).to_be_visible()
    expect(page.get_by_text("分管领导")).to_have_count(0)


def test_a_row_opens_by_mouse_and_by_keyboard_and_its_link_opens_it_again(
    page: Page, demo_server: Server, demo_store: Path
) -> None:
    with Store.open(demo_store) as store, store.cursor(Slice(store.report_days()[0])) as cursor:
        first, second = ledger_rows(cursor, store.specs[LEDGER], limit=2).to_pylist()
        day = store.upload(second["_upload"]).reported_on
    page.goto(demo_server.url + path("ledgers"))
    wait_until_idle(page)
    table = page.locator(f".st-key-rows-{LEDGER}")
    expect(table.get_by_test_id("glide-cell-1-1")).to_be_attached(timeout=30_000)

    table.locator(".dvn-scroller").click(position={"x": 15, "y": ROW_PIXELS * 2.5})
    expect(page.get_by_role("dialog")).to_contain_text(second["title"])
    assert asked(page) == f"{second['_upload']}:{second['_sheet']}:{second['_row']}"
    link = page.url
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("row="))

    table.get_by_test_id("data-grid-canvas").focus()
    page.keyboard.press("Shift+Space")
    expect(page.get_by_role("dialog")).to_contain_text(first["title"])

    page.goto(link)
    wait_until_idle(page)
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text(second["title"])
    expect(drawer.locator(".tz-history thead b").last).to_have_text(f"{day}")
    with page.expect_download() as download:
        drawer.get_by_role("button", name="下载原始").click()
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"


def asked(page: Page) -> str:
    """The row that the address names."""
    (row,) = parse_qs(urlsplit(page.url).query)["row"]
    return row
