"""A mistake in a declaration names its file and the key at fault, in both languages."""

import pytest

from taizhang.errors import SpecError
from taizhang.locale import LANGUAGES, set_language
from taizhang.spec import load_specs, read_spec

GOOD = """
key = "visit"
zh = "走访台账"
en = "Visits"
mode = "events"
row_key = ["who", "seen_on"]
titles = ["走访"]

[[fields]]
key = "street"
zh = "街道"
en = "Street"
type = "street"

[[fields]]
key = "who"
zh = "走访对象"
en = "Visited"
type = "text"
required = true
synonyms = ["对象", "被走访人（姓名）"]

[[fields]]
key = "seen_on"
zh = "走访日期"
en = "Seen on"
type = "date"

[[fields]]
key = "kind"
zh = "方式"
en = "Kind"
type = "choice"
choices = [
  { code = "home", zh = "入户", en = "At home", synonyms = ["上门"] },
  { code = "phone", zh = "电话", en = "By phone" },
]

[[rules]]
field = "seen_on"
when = "seen_on < date '2000-01-01'"
zh = "日期过早，请核对"
en = "The day is too early; check it"
"""

MISTAKES = {
    # what is wrong: (what is replaced, by what, what the message must name)
    "unknown key of the ledger": ('mode = "events"', 'mode = "events"\nowner = "me"', ["owner"]),
    "unknown key of a field": ('type = "date"', 'type = "date"\nformat = "iso"', ["format", "fields.seen_on"]),
    "unknown key of a choice": ('code = "phone"', 'code = "phone", color = "red"', ["color", "fields.kind"]),
    "unknown key of a rule": (
        'field = "seen_on"',
        'field = "seen_on"\nseverity = "error"',
        ["severity", "rules.seen_on"],
    ),
    "missing key": ('en = "Visits"\n', "", ["en"]),
    "missing key of a field": ('en = "Visited"\n', "", ["en", "fields.who"]),
    "wrong type of a value": ("required = true", 'required = "yes"', ["required", "fields.who"]),
    "text for a list": ('titles = ["走访"]', 'titles = "走访"', ["titles"]),
    "number for a text": ('zh = "走访台账"', "zh = 5", ["zh"]),
    "unknown mode": ('mode = "events"', 'mode = "weekly"', ["mode", "weekly"]),
    "unknown field type": ('type = "date"', 'type = "day"', ["fields.seen_on", "day"]),
    "unknown unit": ("required = true", 'required = true\nunit = "miles"', ["unit", "miles", "fields.who"]),
    "synonym twice in one field": ('["对象",', '["对象", "对象",', ["synonyms", "对象"]),
    "synonym differing in space only": ('["对象",', '["对象", "对 象",', ["synonyms", "对象"]),
    "synonym differing in width only": ('["对象",', '["对象", "被走访人(姓名)",', ["synonyms", "被走访人(姓名)"]),
    "synonym repeating its own heading": ('["对象",', '["走访对象",', ["synonyms", "走访对象"]),
    "synonym of two fields": ('type = "date"', 'type = "date"\nsynonyms = ["对象"]', ["synonyms", "对象"]),
    "synonym that is another field's heading": ('["对象",', '["走访日期",', ["synonyms", "走访日期"]),
    "choice written like another": ('["上门"]', '["电话"]', ["kind", "choices", "电话"]),
    "choice written like another's code": ('["上门"]', '["PHONE"]', ["kind", "choices", "phone"]),
    "choice writing twice": ('["上门"]', '["上门", "上 门"]', ["kind", "choices", "上门"]),
    "choice code twice": ('code = "phone"', 'code = "home"', ["kind", "choices", "home"]),
    "choice field without choices": ('type = "date"', 'type = "choice"', ["seen_on", "choices"]),
    "choices of a field that has none": ('type = "choice"', 'type = "text"', ["kind", "choices"]),
    "row_key of no field": ('"seen_on"]', '"seen_at"]', ["row_key", "seen_at"]),
    "row_key empty": ('["who", "seen_on"]', "[]", ["row_key"]),
    "rule on no field": ('field = "seen_on"', 'field = "seen_at"', ["rules", "seen_at"]),
    "rule over no field": ('when = "seen_on <', 'when = "seen_at <', ["rules", "seen_at"]),
    "rule that is no condition": ("date '2000-01-01'\"", '"', ["rules", "seen_on"]),
    "field key twice": ('key = "kind"', 'key = "who"', ["fields", "who"]),
    "field key with a capital": ('key = "kind"', 'key = "Kind"', ["Kind"]),
    "field key of another script": ('key = "kind"', 'key = "方式"', ["方式"]),
    "ledger key with a dash": ('key = "visit"', 'key = "visit-log"', ["visit-log"]),
    "reserved field key": ('key = "who"', 'key = "street_code"', ["street_code"]),
    "place field by another name": ('key = "street"', 'key = "town"', ["town", "street"]),
    "broken TOML": ('type = "date"', "type = date", ["line"]),
    "key twice": ('mode = "events"', 'mode = "events"\nmode = "events"', ["line"]),
    "not UTF-8": None,
}


def declare(folder, text=GOOD, name="visit.toml"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_good_declaration_is_read(tmp_path):
    ledger = read_spec(declare(tmp_path))
    assert (ledger.key, ledger.row_key) == ("visit", ("who", "seen_on"))
    assert [field.key for field in ledger.required] == ["who"]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_names_the_file_and_the_key(tmp_path, mistake):
    path = declare(tmp_path)
    named = ["utf-8"]
    if MISTAKES[mistake]:
        old, new, named = MISTAKES[mistake]
        assert old in GOOD
        declare(tmp_path, GOOD.replace(old, new, 1))
    else:
        path.write_bytes(GOOD.encode("gbk"))
    for language in LANGUAGES:
        set_language(language)
        with pytest.raises(SpecError) as caught:
            load_specs(tmp_path)
        message = str(caught.value)
        assert "visit.toml" in message
        assert [word for word in named if word not in message] == [], message
        assert "\n" not in message


def test_two_files_cannot_declare_one_ledger(tmp_path):
    declare(tmp_path, name="a.toml")
    declare(tmp_path, name="b.toml")
    with pytest.raises(SpecError, match=r"b\.toml.*visit"):
        load_specs(tmp_path)


def test_ledgers_come_in_the_order_of_their_files(tmp_path):
    declare(tmp_path, GOOD.replace('"visit"', '"first"'), name="2.toml")
    declare(tmp_path, GOOD.replace('"visit"', '"second"'), name="1.toml")
    assert list(load_specs(tmp_path)) == ["second", "first"]
