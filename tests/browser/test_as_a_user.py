"""What a person does with it: upload a ledger, click the map, open a number down to its file, sheet and row."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import xlsxwriter
from playwright.sync_api import Locator, Page, expect

from taizhang.metrics import load_metrics, measure, metric_rows
from taizhang.store import Slice, Store
from tools.pages import path, wait_until_drawn, wait_until_idle
from tools.server import Server

SESSIONS = ("十月党课", "邻里夜谈", "流动讲习进工地")


def messy_lectures(folder: Path) -> Path:
    """Three sessions as a street writes them: a title, headings in two merged rows, a total, days as said."""
    book = xlsxwriter.Workbook(folder / "武汉路街道讲习台账（十月）.xlsx")
    sheet = book.add_worksheet("十月")
    sheet.merge_range("A1:G1", "武汉路街道新时代讲习所讲习活动情况统计表")
    sheet.merge_range("A2:G2", "填报单位：武汉路街道    填报日期：2026年10月20日")
    for cells, text in (
        ("A3:A4", "序号"),
        ("B3:B4", "社区"),
        ("C3:C4", "讲习所"),
        ("D3:E3", "讲习"),
        ("F3:F4", "主讲人"),
    ):
        sheet.merge_range(cells, text)
    sheet.write_row("D4", ["日期", "主题"])
    sheet.merge_range("G3:G4", "参加人数")
    days, crowds = ("2026.10.8", "2026年10月12日", "2026/10/15"), ("４０", "约35", "50余人")
    for i, (day, topic, crowd) in enumerate(zip(days, SESSIONS, crowds, strict=True)):
        sheet.write_row(4 + i, 0, [i + 1, "武汉路社区", "武汉路社区讲习所", day, topic, "王书记", crowd])
    sheet.write_row(7, 0, ["合计", "", "", "", "", "", 125])
    book.close()
    return Path(str(book.filename))


def card(page: Page, metric: str) -> Locator:
    """The card of a number."""
    return page.locator(f"button.tz-card[data-opens='rows={metric}']")


def number(page: Page, metric: str) -> float:
    """The number on a card."""
    text = card(page, metric).locator(".tz-value").evaluate("box => box.firstChild.textContent")
    return float(text.replace(",", ""))


def publish(page: Page, *files: Path) -> Locator:
    """Put files of which one is a workbook into the upload box and publish it; returns the box with what came of it."""
    page.locator(".st-key-uploader input[type=file]").set_input_files(list(files))
    page.locator("[class*='st-key-publish-'] button").click(timeout=60_000)
    summary = page.locator(".st-key-load-summary")
    expect(summary).to_be_visible(timeout=60_000)
    wait_until_idle(page)
    return summary


def click_the_middle_of_the_map(page: Page, names: str) -> None:
    """Click where a place lies until the URL `names` it.

    The map is drawn when it tells what the mouse is over. On a busy machine without a graphics card a press can take
    it longer than the 250 ms that deck.gl calls a click, so it is tried again.
    """
    chart = page.locator(".st-key-map [data-testid=stDeckGlJsonChart]")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for step in range(120):
        page.mouse.move(x + step % 2, y)
        page.wait_for_timeout(500)
        if page.locator(".deck-tooltip").is_visible() and step % 10 == 3:
            page.mouse.click(x, y)
        if f"{names}=" in page.url:
            return
    raise AssertionError(f"no click named a {names}")


def table(page: Page, key: str) -> list[dict[str, str]]:
    """The rows of a table that are in view, by heading."""
    expect(page.locator(f".st-key-{key} [data-testid=glide-cell-1-0]")).to_be_attached(timeout=30_000)
    headings = page.locator(f".st-key-{key} [role=columnheader]").all_text_contents()
    lines = page.locator(f".st-key-{key} tbody [role=row]").all()
    return [dict(zip(headings, line.locator("[role=gridcell]").all_text_contents(), strict=False)) for line in lines]


def test_an_uploaded_workbook_changes_the_numbers(
    page: Page, serve: Callable[[Path], Server], demo_store: Path, tmp_path: Path
) -> None:
    url = serve(demo_store).url
    page.goto(url + path("overview"))
    wait_until_idle(page)
    sessions, attendees = number(page, "lecture_sessions"), number(page, "lecture_attendees")

    page.goto(url + path("upload"))
    summary = publish(page, messy_lectures(tmp_path))
    expect(summary).to_contain_text("3")

    summary.get_by_test_id("stPageLink").first.click()
    expect(card(page, "lecture_sessions")).to_be_visible(timeout=30_000)
    wait_until_idle(page)
    assert number(page, "lecture_sessions") == sessions + 3
    assert number(page, "lecture_attendees") == attendees + 40 + 35 + 50


def test_a_bad_file_is_one_sentence_and_stops_nothing(
    page: Page, serve: Callable[[Path], Server], demo_store: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "坏台账.xlsx"
    bad.write_bytes(b"PK\x03\x04 this is no workbook")
    url = serve(demo_store).url
    page.goto(url + path("overview"))
    wait_until_idle(page)
    before = number(page, "lecture_sessions")

    page.goto(url + path("upload"))
    publish(page, bad, messy_lectures(tmp_path))
    alert = page.get_by_role("alert").filter(has_text="坏台账.xlsx")
    expect(alert).to_have_count(1)
    assert "Traceback" not in alert.inner_text()

    page.goto(url + path("overview"))
    wait_until_idle(page)
    assert number(page, "lecture_sessions") == before + 3


@pytest.mark.parametrize(
    ("name", "metric", "picks"),
    [("overview", "lecture_sessions", "street"), ("cobuilding", "cobuilding_units", "place")],
)
def test_a_click_on_the_map_slices_everything(
    page: Page, demo_server: Server, demo_store: Path, name: str, metric: str, picks: str
) -> None:
    page.goto(demo_server.url + path(name))
    wait_until_drawn(page)
    whole = number(page, metric)
    click_the_middle_of_the_map(page, picks)
    if picks == "place":  # a community says its number, and is a way to its street
        page.get_by_role("button", name="只看本街道").click()
        page.wait_for_url("**street=**")
    wait_until_drawn(page)
    (street,) = parse_qs(urlsplit(page.url).query)["street"]
    with Store.open(demo_store) as store:
        names = {place.code: place.name for place in store.places()}
        with store.cursor(Slice(store.report_days()[0], streets=(street,))) as cursor:
            expected = measure(cursor, load_metrics()[metric]).value
    expect(page.locator(".st-key-street")).to_contain_text(names[street])
    assert number(page, metric) == expected != whole


def test_a_number_opens_down_to_file_sheet_and_row(page: Page, demo_server: Server, demo_store: Path) -> None:
    page.goto(demo_server.url + path("overview"))
    wait_until_idle(page)
    shown = number(page, "projects_overdue")
    card(page, "projects_overdue").click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text(f"{shown:.0f}")
    rows = table(page, "rows-table")
    with Store.open(demo_store) as store, store.cursor(Slice(store.report_days()[0])) as cursor:
        behind = metric_rows(cursor, load_metrics()["projects_overdue"], {}).to_pylist()
    assert len(rows) == shown == len(behind)
    assert {(r["文件"], r["工作表"], int(r["行号"].replace(",", ""))) for r in rows} == {
        (b["_file"], b["_sheet"], b["_row"]) for b in behind
    }
    with page.expect_download() as download:
        drawer.get_by_role("button", name="原始").click()
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"
