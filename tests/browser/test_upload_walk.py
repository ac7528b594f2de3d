"""The whole way of a ledger: dropped, corrected, published, handed back with its faults marked, mended, all rows in."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, Page, TimeoutError, expect

from taizhang.store import Store
from tests import dropped_books as books
from tools.pages import path, wait_until_idle
from tools.server import Server

BAD = b"PK\x03\x04 this is no workbook"


def put(folder: Path, name: str, content: bytes) -> Path:
    """A file with these bytes."""
    file = folder / name
    file.write_bytes(content)
    return file


def drop(page: Page, *files: Path) -> Locator:
    """Put files into the upload box; returns the box that says how many wait."""
    page.locator(".st-key-uploader input[type=file]").set_input_files(list(files))
    summary = page.locator(".st-key-preview-summary")
    expect(summary).to_be_visible(timeout=60_000)
    wait_until_idle(page)
    return summary


def press(page: Page, key: str) -> None:
    """Press the one button in whose key this stands, and wait for what comes of it."""
    page.locator(f"[class*='{key}'] button").click()
    page.wait_for_timeout(300)
    wait_until_idle(page)


def choose(page: Page, key: str, option: str) -> None:
    """Choose an option of the select box whose key ends so."""
    box = page.locator(f"[class*='{key}'] [role=combobox], [class*='{key}'] input").first
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # a list that opens while the page still moves closes again
    for _attempt in range(5):
        box.click()
        try:
            page.get_by_role("option", name=option, exact=True).click(timeout=4_000)
            return
        except TimeoutError:
            page.keyboard.press("Escape")
    raise AssertionError(f"the list of {key} never offered {option}")


def preview(page: Page) -> Locator:
    """The first file that waits."""
    return page.locator("[class*='st-key-preview-']:not(.st-key-preview-summary)").first


def test_a_faulty_ledger_goes_in_whole_in_the_end(
    page: Page, serve: Callable[[Path], Server], demo_store: Path, tmp_path: Path
) -> None:
    server = serve(demo_store)
    page.goto(server.url + path("upload"))
    wait_until_idle(page)
    drop(page, put(tmp_path, books.PROJECTS, books.projects()))
    expect(preview(page)).to_contain_text("可入库 2 行，将退回 1 行")

    page.get_by_text("更正识别结果").click()
    choose(page, "-column-3", "领办书记")
    press(page, "-again")
    expect(preview(page)).to_contain_text("已按更正重新读取")
    expect(preview(page)).to_contain_text("✎ 领办书记")
    press(page, "st-key-accept-")
    expect(preview(page)).to_contain_text("✎ 项目类别")

    press(page, "st-key-publish-")
    expect(page.locator(".st-key-load-summary")).to_contain_text("已发布 1 个文件，入库 2 行")
    with page.expect_download() as download:
        page.locator("[class*='st-key-annotated-new'] button").click()
    assert download.value.suggested_filename == books.PROJECTS.replace(".xlsx", "_问题标注.xlsx")

    annotated, mended = tmp_path / download.value.suggested_filename, tmp_path / "改好.xlsx"
    download.value.save_as(annotated)
    assert mend(annotated, mended, {"E6": "推进中"}) == ["E6"]
    drop(page, mended)
    expect(preview(page)).to_contain_text("3 行全部可入库")
    press(page, "st-key-publish-")
    expect(page.locator(".st-key-load-summary")).to_contain_text("已发布 1 个文件，入库 3 行")
    assert "Traceback" not in page.content()


def mend(annotated: Path, to: Path, values: dict[str, str]) -> list[str]:
    """Write `values` into the marked cells of a workbook; returns which cells below its header were marked faulty."""
    book = openpyxl.load_workbook(annotated)
    sheet = book["项目进展"]
    marked = [cell.coordinate for row in sheet.iter_rows(min_row=4) for cell in row if cell.comment]
    for address, value in values.items():
        assert sheet[address].fill.fill_type == "solid"
        sheet[address] = value
    book.save(to)
    return marked


def test_a_zip_of_windows_with_a_bad_file_among_good_ones(
    page: Page, serve: Callable[[Path], Server], demo_store: Path, tmp_path: Path
) -> None:
    page.goto(serve(demo_store).url + path("upload"))
    wait_until_idle(page)
    members = {"七月/武汉路项目.xlsx": books.projects(), "坏台账.xlsx": BAD, "七月/整顿.xlsx": books.issues()}
    summary = drop(page, put(tmp_path, "各街道上报.zip", books.zip_of_windows(members)))
    expect(summary).to_contain_text("已读取 2 个文件")
    expect(page.get_by_role("alert").filter(has_text="坏台账.xlsx")).to_have_count(1)
    expect(page.get_by_text("七月 › 武汉路项目.xlsx")).to_be_visible()
    expect(page.get_by_text("来自 各街道上报.zip").first).to_be_visible()


def test_what_is_dropped_again_never_counts(
    page: Page, serve: Callable[[Path], Server], demo_store: Path, tmp_path: Path
) -> None:
    with Store.open(demo_store) as store:
        before = len(store.uploads())
    url = serve(demo_store).url
    page.goto(url + path("upload"))
    wait_until_idle(page)
    drop(page, put(tmp_path, books.PROJECTS, books.projects()))
    expect(page.get_by_text(f"上传批次：{before}", exact=True)).to_be_visible()
    press(page, "st-key-drop-")
    expect(page.get_by_text("未计入任何数据，原有数据不变")).to_be_visible()
    expect(page.get_by_text(f"上传批次：{before}", exact=True)).to_be_visible()
    expect(page.locator(".st-key-preview-summary")).to_have_count(0)


def test_two_fast_presses_publish_once(
    page: Page, serve: Callable[[Path], Server], demo_store: Path, tmp_path: Path
) -> None:
    with Store.open(demo_store) as store:
        before = len(store.uploads())
    page.goto(serve(demo_store).url + path("upload"))
    wait_until_idle(page)
    drop(page, put(tmp_path, books.PROJECTS, books.projects()))
    page.locator("[class*='st-key-publish-'] button").dblclick()
    expect(page.locator(".st-key-load-summary")).to_contain_text("已发布 1 个文件，入库 2 行", timeout=30_000)
    wait_until_idle(page)
    expect(page.get_by_text(f"上传批次：{before + 1}", exact=True)).to_be_visible()
