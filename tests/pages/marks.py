"""What charts of a page say, and what their marks open."""

import html
import json
import re
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

from taizhang.paths import ROOT

TRUTH = ROOT / "tests" / "ledgers"
_MARK = re.compile(r'<(?:button|div)[^>]*class="tz-(?:row|column|entry|cell)\b.*?</(?:button|div)>', re.DOTALL)


def chart(app: AppTest, key: str) -> str:
    """The HTML of the chart called `key`."""
    found = [mark.proto for mark in app.get("bidi_component") if mark.proto.id.endswith(f"-{key}")]
    assert found, f"no chart {key}"
    return json.loads(found[0].json)


def rows(markup: str) -> dict[str, tuple[str, dict[str, str]]]:
    """For each bar by its label: what stands beside it, and the address it opens."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for mark in _MARK.findall(markup):
        opens = re.search(r'data-opens="([^"]*)"', mark)
        asked = {k: v[0] for k, v in parse_qs(html.unescape(opens[1])).items()} if opens else {}
        name, said = (
            plain(re.search(rf"tz-{part}[^>]*>(.*?)</span>", mark, re.DOTALL)[1]) for part in ("name", "amount")
        )
        found[name] = (said, asked)
    return found


def plain(markup: str) -> str:
    """The text of some HTML."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", markup))).strip()


def truth(name: str) -> list[dict]:
    """The rows of a workbook in tests/ledgers, as they should load."""
    read = json.loads((TRUTH / f"{name}.xlsx.truth.json").read_text("utf-8"))
    return [row for sheet in read["sheets"] for row in sheet["rows"]]


def cards(app: AppTest) -> dict[str, tuple[str, str, str]]:
    """For each number card by its label: its value with unit, its change, and the address it opens."""
    face = re.compile(
        r'data-opens="([^"]*)"[^>]*><span class="tz-label">([^<]*)<.*?tz-value">([^<]*)<small>([^<]*)<'
        r".*?tz-change[^>]*><span>([^<]*)<"
    )
    return {
        html.unescape(m[2]): (html.unescape(m[3] + m[4]), html.unescape(m[5]), html.unescape(m[1]))
        for markup in charts(app)
        for m in face.finditer(markup)
    }


def charts(app: AppTest) -> list[str]:
    """The HTML of every chart of a page."""
    return [json.loads(mark.proto.json) for mark in app.get("bidi_component")]
