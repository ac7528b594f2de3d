"""What a person sets in Chromium: a rule stated while it is written, a meeting that the sidebar then offers."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tools.pages import path, wait_until_idle
from tools.server import Server


def test_a_rule_is_written_and_a_meeting_added(page: Page, serve: Callable[[Path], Server], demo_store: Path) -> None:
    page.goto(serve(demo_store).url + path("settings"))
    wait_until_idle(page)
    page.get_by_text("评价规则", exact=True).click()
    expect(page).to_have_url(re.compile("section=status"))

    page.locator(".st-key-edit-idle_halls button").click()
    dialog = page.get_by_role("dialog")
    good, behind = dialog.locator("input").nth(0), dialog.locator("input").nth(1)
    good.fill("5")
    good.press("Tab")
    expect(dialog).to_contain_text("良好线不得高于落后线")
    expect(dialog.get_by_role("button", name="保存")).to_be_disabled()
    behind.fill("8")
    behind.press("Tab")
    expect(dialog).to_contain_text("≤5个为良好，>8个为落后，其间为关注；比上次变差的良好记为“良好但下降”。")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("≤5个为良好，>8个为落后")).to_be_visible()

    page.get_by_test_id("stMain").get_by_text("会议", exact=True).click()
    page.get_by_label("主题").fill("第四次双月座谈会")
    page.get_by_role("button", name="新增").click()
    expect(page.get_by_text("已登记4次会议")).to_be_visible()
    page.get_by_test_id("stSidebar").get_by_role("combobox").first.click()
    expect(page.get_by_role("option", name="第四次双月座谈会")).to_be_visible()
