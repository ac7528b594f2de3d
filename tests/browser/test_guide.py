"""The user guide: its pictures are of the program as it is, and it names nothing that the program does not show."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page

from taizhang.paths import ROOT
from tools.guide import GUIDE, PICTURES, SCENES, Scene, pictured, take
from tools.pages import path, wait_until_drawn
from tools.server import Server

CHAPTERS = sorted(GUIDE.glob("*.md"))
# what the guide says of the program's own words, as 「…」
QUOTED = re.compile("「([^」]+)」")


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_each_picture_can_be_taken(page: Page, demo_server: Server, scene: Scene) -> None:
    picture = Image.open(io.BytesIO(take(scene, page, demo_server.url)))
    assert len(picture.convert("L").getcolors(256) or ()) > 20, "the picture is all but blank"
    assert page.get_by_test_id("stException").count() == 0


def test_every_picture_is_shown_and_kept() -> None:
    names = {scene.name for scene in SCENES}
    assert pictured() == names
    assert {file.stem for file in PICTURES.glob("*.png")} == names


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda file: file.stem)
def test_a_chapter_opens_in_the_program(page: Page, demo_server: Server, chapter) -> None:
    page.goto(demo_server.url + path("guide", f"chapter={chapter.stem.partition('-')[2]}"))
    wait_until_drawn(page)
    shown = page.get_by_test_id("stMain")
    assert chapter.read_text("utf-8").splitlines()[0].removeprefix("# ") in shown.inner_text()
    assert shown.locator("img").count() == len(re.findall(r"^!\[", chapter.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda file: file.stem)
def test_a_chapter_names_only_what_the_program_says(chapter) -> None:
    catalogue = (ROOT / "data" / "locale" / "zh_CN" / "taizhang.po").read_text("utf-8")
    said = set(re.findall(r'^msgstr "(.+)"$', catalogue, re.MULTILINE))
    assert [word for word in QUOTED.findall(chapter.read_text("utf-8")) if word not in said] == []
