"""What a person does with suggested matches: confirm one, find it listed after a reload, open both rows, undo it."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from tools.pages import path, wait_until_idle
from tools.server import Server


def test_a_match_is_confirmed_listed_opened_and_undone(
    page: Page, serve: Callable[[Path], Server], demo_store: Path
) -> None:
    url = serve(demo_store).url + path("cobuilding")
    page.goto(url)
    wait_until_idle(page)
    offers, listed = page.locator("[class*='st-key-offer-']"), page.locator("[class*='st-key-match-']")
    count = offers.count()
    assert count > 1
    need, resource = (side.inner_text() for side in offers.first.locator(".tz-side b").all())
    offers.first.get_by_role("button", name="确认对接").click()
    expect(listed).to_have_count(1, timeout=30_000)
    expect(offers).to_have_count(count - 1)

    page.reload()
    wait_until_idle(page)
    expect(listed).to_have_count(1, timeout=30_000)
    assert [side.inner_text() for side in listed.locator(".tz-side b").all()] == [need, resource]
    expect(listed).to_contain_text("台账仍为未对接")
    for side, said in enumerate((need, resource)):
        listed.locator(".tz-side").nth(side).focus()
        page.keyboard.press("Enter")
        drawer = page.get_by_role("dialog")
        expect(drawer).to_contain_text(said, timeout=30_000)
        assert "row=" in page.url
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0, timeout=30_000)
        wait_until_idle(page)

    with page.expect_download() as download:
        page.locator(".st-key-matches-csv button").click()
    assert need in Path(download.value.path()).read_text("utf-8-sig")
    listed.get_by_role("button", name="撤销").click()
    expect(listed).to_have_count(0, timeout=30_000)
    expect(offers).to_have_count(count)


def test_confirming_runs_only_its_part(page: Page, serve: Callable[[Path], Server], demo_store: Path) -> None:
    sent: list[bytes] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda payload: sent.append(payload)))
    page.goto(serve(demo_store).url + path("cobuilding"))
    wait_until_idle(page)
    sent.clear()
    page.locator("[class*='st-key-offer-']").first.get_by_role("button", name="确认对接").click()
    expect(page.locator("[class*='st-key-match-']")).to_have_count(1, timeout=30_000)
    reruns = [message.rerun_script for message in map(BackMsg.FromString, sent) if message.HasField("rerun_script")]
    assert reruns and all(rerun.fragment_id for rerun in reruns)
