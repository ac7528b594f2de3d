"""A picture of every page, empty and with the demonstration data, in each language and size: into build/shots/."""

import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from taizhang.demo import load_demo
from taizhang.paths import ROOT
from taizhang.store import Store
from tools.browser import CHROMIUM_FLAGS, find_chromium
from tools.pages import LANGUAGES, names, path, wait_until_drawn
from tools.server import running

SHOTS = ROOT / "build" / "shots"
SIZES = ((1280, 800), (1920, 1080))
# What scrolls in Streamlit is a part of the page, so a picture of the whole needs a window as high as that.
HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"


def main() -> int:
    """Take all pictures, as `<demo or empty>/<page>-<language>-<width>.png`."""
    chromium = find_chromium()
    if chromium is None:
        print("No Chromium, Chrome or Edge was found; name one in CHROMIUM.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="taizhang-shots-") as work, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        for state in ("demo", "empty"):
            store = Path(work) / state
            _fill(store, demo=state == "demo")
            with running(store, Path(work) / f"{state}.log") as server:
                for size, language in product(SIZES, LANGUAGES):
                    _shoot(browser, server.url, size, language, SHOTS / state)
        browser.close()
    return 0


def _fill(store: Path, *, demo: bool) -> None:
    with Store.open(store) as opened:
        load_demo(opened) if demo else opened.clear()


def _shoot(browser: Browser, url: str, size: tuple[int, int], language: str, folder: Path) -> None:
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height})
    for name in names():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(url + path(name, f"lang={language}"))
        wait_until_drawn(page)
        page.set_viewport_size({"width": width, "height": max(height, page.evaluate(HEIGHT))})
        wait_until_drawn(page)
        page.screenshot(path=folder / f"{name}-{language}-{width}.png")
    page.close()


if __name__ == "__main__":
    sys.exit(main())
