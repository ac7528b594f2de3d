"""Stages of projects and ages of issues: a bar opens as many rows as it says; a row of the timeline its story."""

import re

import pytest
from playwright.sync_api import Page, expect

from tools.pages import path, wait_until_idle
from tools.server import Server


@pytest.mark.parametrize(
    ("name", "chart", "bar"),
    [("projects", "chart-stages", 2), ("rectification", "chart-issue-ages", 3)],
)
def test_a_bar_opens_as_many_rows_as_it_says(page: Page, demo_server: Server, name: str, chart: str, bar: int) -> None:
    page.goto(demo_server.url + path(name))
    wait_until_idle(page)
    mark = page.locator(f".st-key-{chart} button.tz-row").nth(bar)
    said = re.match(r"\d+", mark.locator(".tz-amount").inner_text())
    assert said
    assert int(said[0]) > 1
    mark.click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text(re.compile(rf"共 {said[0]} 行"), timeout=30_000)


def test_a_row_of_the_timeline_opens_the_story_of_its_project(page: Page, demo_server: Server) -> None:
    page.goto(demo_server.url + path("projects", "show=finished"))
    wait_until_idle(page)
    row = page.locator(".st-key-chart-timeline button.tz-row").first
    title = row.locator(".tz-name").inner_text().splitlines()[0]
    row.click()
    expect(page.get_by_role("dialog")).to_contain_text(title, timeout=30_000)
    assert "row=" in page.url
