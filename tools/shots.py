"""A picture of every page: empty, with the demonstration data and with ten times as many; into build/shots/.

In each language and size, or only what is asked for: `python -m tools.shots --page lectures --state demo --width 1280`.
Each option may be given several times; `--theme dark` takes the dark pages.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from taizhang.demo import load_demo
from taizhang.paths import ROOT
from taizhang.store import Store
from tools.browser import CHROMIUM_FLAGS, find_chromium
from tools.pages import LANGUAGES, names, path, wait_until_drawn
from tools.server import running
from tools.tenfold import load_tenfold

SHOTS: Final = ROOT / "build" / "shots"
HEIGHTS: Final[Mapping[int, int]] = {1280: 800, 1920: 1080, 3840: 2160}  # of a window, by its width
STATES: Final[Mapping[str, Callable[[Store], None]]] = {
    "demo": load_demo,
    "empty": Store.clear,
    "tenfold": load_tenfold,
}
THEMES: Final = ("light", "dark")
# What scrolls in Streamlit is a part of the page, so a picture of the whole needs a window as high as that.
HEIGHT: Final = "document.querySelector('[data-testid=stMain]').scrollHeight"
# Where Streamlit's own menu keeps the choice between light and dark, a page each.
CHOOSE_THEME: Final = "localStorage.setItem(`stActiveTheme-${location.pathname}-v2`, JSON.stringify('THEME'))"


def main(arguments: Sequence[str]) -> int:
    """Take the pictures, as `<state>/<page>-<language>-<width>.png`, with `-dark` before the dot for dark ones."""
    asked = _parser().parse_args(arguments)
    chromium = find_chromium()
    if chromium is None:
        print("No Chromium, Chrome or Edge was found; name one in CHROMIUM.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="taizhang-shots-") as work, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        for state in asked.state or STATES:
            with Store.open(Path(work) / state) as store:
                STATES[state](store)
            with running(Path(work) / state, Path(work) / f"{state}.log") as server:
                for theme, width in product(asked.theme or THEMES[:1], asked.width or HEIGHTS):
                    _shoot(browser, server.url, theme, width, asked, SHOTS / state)
        browser.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.shots", description=__doc__)
    for option, choices in (
        ("page", names()),
        ("state", STATES),
        ("width", HEIGHTS),
        ("language", LANGUAGES),
        ("theme", THEMES),
    ):
        parser.add_argument(
            f"--{option}", action="append", choices=list(choices), type=int if option == "width" else str
        )
    return parser


def _shoot(browser: Browser, url: str, theme: str, width: int, asked: argparse.Namespace, folder: Path) -> None:
    context = browser.new_context()
    context.add_init_script(CHOOSE_THEME.replace("THEME", theme.capitalize()))
    for name, language in product(asked.page or names(), asked.language or LANGUAGES):
        file = folder / f"{name}-{language}-{width}{'-dark' if theme == 'dark' else ''}.png"
        _picture(context, url + path(name, f"lang={language}"), width, file)
        print(file)
    context.close()


def _picture(context: BrowserContext, address: str, width: int, file: Path) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    page.goto(address)
    wait_until_drawn(page)
    page.set_viewport_size({"width": width, "height": max(HEIGHTS[width], page.evaluate(HEIGHT))})
    wait_until_drawn(page)
    page.screenshot(path=file)
    page.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
