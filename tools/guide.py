"""The pictures of the user guide: scenes of the demonstration, into docs/guide/pictures/.

`make guide` takes them all; the browser tests go through the same scenes.
"""

import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from taizhang.demo import load_demo
from taizhang.paths import ROOT
from taizhang.store import Store
from tools.browser import CHROMIUM_FLAGS, find_chromium
from tools.pages import path, wait_until_drawn
from tools.server import running

GUIDE: Final = ROOT / "docs" / "guide"
PICTURES: Final = GUIDE / "pictures"
SIZE: Final = {"width": 1280, "height": 800}
_MESSY: Final = ROOT / "tests" / "ledgers" / "01_0320_secretary_project.xlsx"
_COLOURS: Final = 128  # enough for flat colours and text; a fifth of the bytes
_PICTURE: Final = re.compile(r"!\[[^\]]*\]\(pictures/([a-z_]+)\.png\)")


class Scene(msgspec.Struct, frozen=True):
    """One picture: the page and the rest of its address, and what is done before it is taken."""

    name: str
    page: str
    query: str = ""
    act: Callable[[Page], None] | None = None


def take(scene: Scene, page: Page, url: str) -> bytes:
    """The picture of `scene` as PNG, from a server at `url` with the demonstration data."""
    page.goto(url + path(scene.page, scene.query))
    wait_until_drawn(page)
    if scene.act:
        scene.act(page)
        wait_until_drawn(page)
    return page.screenshot()


def pictured() -> set[str]:
    """The names of the pictures that the guide shows."""
    return {name for chapter in GUIDE.glob("*.md") for name in _PICTURE.findall(chapter.read_text("utf-8"))}


def _drop_messy(page: Page) -> None:
    page.locator(".st-key-uploader input[type=file]").set_input_files(_MESSY)
    summary = page.locator(".st-key-preview-summary")
    summary.wait_for(timeout=60_000)
    summary.evaluate("box => box.scrollIntoView({block: 'start'})")


def _scroll_to(text: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_text(text, exact=False).first.evaluate("e => e.scrollIntoView({block: 'start'})")


SCENES: Final = (
    Scene("overview", "overview"),
    Scene("map", "overview", "metric=issues_closure_rate&level=community", _scroll_to("地图指标")),
    Scene("rows", "overview", "rows=projects_overdue"),
    Scene("upload", "upload", act=_drop_messy),
    Scene("projects", "projects"),
    Scene("rectification", "rectification"),
    Scene("lectures", "lectures"),
    Scene("cobuilding", "cobuilding"),
    Scene("explore", "explore"),
    Scene("ledgers", "ledgers", "ledger=rectification_issue"),
    Scene("settings", "settings"),
)


def main() -> int:
    """Take every picture anew and keep it small."""
    chromium = find_chromium()
    if chromium is None:
        print("No Chromium, Chrome or Edge was found; name one in CHROMIUM.", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="taizhang-guide-") as work, sync_playwright() as playwright:
        with Store.open(Path(work) / "store") as store:
            load_demo(store)
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        with running(Path(work) / "store", Path(work) / "log") as server:
            for scene in SCENES:
                page = browser.new_page(viewport=SIZE, locale="zh-CN")
                _keep(take(scene, page, server.url), PICTURES / f"{scene.name}.png")
                page.close()
        browser.close()
    return 0


def _keep(picture: bytes, file: Path) -> None:
    file.write_bytes(picture)
    Image.open(file).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(file)


if __name__ == "__main__":
    sys.exit(main())
