"""The Chinese catalogue: every marked string is in it, with the same placeholders, and nothing else is."""

import ast
import re

import pytest
from babel.messages.pofile import read_po

from taizhang.locale import LOCALE
from taizhang.paths import ROOT

SOURCES = (ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "taizhang").rglob("*.py")))
PLACEHOLDER = re.compile(r"\{(\w*)\}")
# what Chinese takes over as it is: signs, units, and words in Latin letters by nature
UNCHANGED = re.compile(r"^[^A-Za-z]*$")


def _marked(path):
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    marks = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("_", "N_") and call.args)
    return [mark.args[0].value for mark in marks if isinstance(mark.args[0], ast.Constant)]


MARKED = sorted({text for path in SOURCES for text in _marked(path)})
with (LOCALE / "zh_CN" / "taizhang.po").open("rb") as file:
    CATALOGUE = {message.id: message.string for message in read_po(file) if message.id}


@pytest.mark.parametrize("text", MARKED)
def test_every_marked_string_has_a_chinese_translation(text):
    chinese = CATALOGUE.get(text)
    assert chinese, "no translation"
    assert sorted(PLACEHOLDER.findall(chinese)) == sorted(PLACEHOLDER.findall(text))
    assert re.search(r"[\u3000-\u9fff\uff00-\uffef]", chinese) or UNCHANGED.match(PLACEHOLDER.sub("", text)), (
        "not Chinese"
    )


def test_the_catalogue_has_no_unused_entry():
    assert sorted(set(CATALOGUE) - set(MARKED)) == []
