"""What is said of a match: its state by the ledger, its reason in both languages."""

import msgspec
import pytest

from taizhang.locale import set_language
from taizhang.matching import Reason
from taizhang.ui import match_list, suggestions

NEAR = Reason(kind="same", kinds=("people", "people"), likeness=1, words=("应急", "救护"), nearness="street", km=1.234)


def reason(**changes):
    return msgspec.structs.replace(NEAR, **changes)


@pytest.fixture(autouse=True)
def store(monkeypatch, empty_store):
    monkeypatch.setenv("TAIZHANG_STORE", str(empty_store))


@pytest.mark.parametrize(
    ("given", "chinese", "english"),
    [
        (NEAR, ["同类：人才", "都提到“应急”“救护”", "同一街道、相距1.2公里"],
         ["same kind: People", "both say “应急”“救护”", "same street, 1.2 km apart"]),
        (reason(words=(), nearness="community", km=0.4), ["同类：人才", "用词相近", "同一社区"],
         ["same kind: People", "similar wording", "same community"]),
        (reason(words=(), likeness=0.1, nearness="unknown", km=None), ["同类：人才", "距离不详"],
         ["same kind: People", "distance not known"]),
        (reason(kind="kin", kinds=("people", "service"), words=(), likeness=0, nearness="apart", km=12.0),
         ["类别相近：人才与服务", "相距12公里"], ["related kinds: People and Service", "12 km apart"]),
        (reason(kind="unknown", kinds=(None, "fund"), words=(), likeness=0, nearness="street", km=None),
         ["类别未填", "同一街道"], ["kind not filled in", "same street"]),
    ],
)  # fmt: skip
def test_a_reason_in_words(given, chinese, english):
    for language, expected in (("zh", chinese), ("en", english)):
        set_language(language)
        assert suggestions.said(given) == expected
        assert match_list.reasons(msgspec.json.encode(given).decode()) == expected


@pytest.mark.parametrize("kept", ["", "{}", "because"])
def test_a_reason_that_cannot_be_read_is_left_out(kept):
    assert match_list.reasons(kept) == []


@pytest.mark.parametrize(
    ("status", "unit", "expected"),
    [
        ("open", None, "台账仍为未对接"),
        ("matched", "区图书馆", "台账已对接"),
        ("matched", "区文化馆", "台账已对接（区文化馆）"),
        ("met", None, "台账已完成"),
        (None, None, "当前台账中无此需求"),
    ],
)
def test_the_state_by_the_ledger(status, unit, expected):
    set_language("zh")
    assert match_list.state({"status": status, "matched_unit": unit, "unit": "区图书馆"}) == expected
