"""A proposed ledger as a person wants it: what stands against the answers, and what they make."""

import msgspec
import pytest

from taizhang.loading.columns import match_columns
from taizhang.locale import set_language
from taizhang.spec import Choice, Field, Ledger, load_specs, parse_spec, to_toml
from taizhang.ui.declaring import Answers, ColumnAnswer, complaints, declaration

FIELDS = (
    Field(key="street", zh="所属街道", en="Street", type="street"),
    Field(key="case_no", zh="纠纷编号", en="Case", type="text", required=True),
    Field(key="kind", zh="类型", en="类型", type="choice", choices=(Choice(code="a", zh="邻里", en="邻里"),)),
    Field(key="amount", zh="金额", en="Amount", type="number", unit="10k_yuan", synonyms=("涉及金额",)),
)
PROPOSED = Ledger(key="jiufen", zh="纠纷台账", en="Disputes", mode="events", row_key=("case_no",), fields=FIELDS)
AS_PROPOSED = {"street": {}, "case_no": {"in_key": True}, "kind": {}, "amount": {}}


def answers(columns=None, **changes):
    """The proposal as it is, with `changes`, and with `columns` answered otherwise by key."""
    said = tuple(
        ColumnAnswer(
            **{"field": f, "taken": True, "zh": f.zh, "type": f.type, "required": f.required, "in_key": False}
            | AS_PROPOSED[f.key]
            | (columns or {}).get(f.key, {})
        )
        for f in FIELDS
    )
    made = Answers(proposed=PROPOSED, zh=PROPOSED.zh, en="", mode="events", columns=said)
    return msgspec.structs.replace(made, **changes)


@pytest.mark.parametrize(
    ("columns", "changes", "said"),
    [
        ({}, {}, []),
        ({key: {"taken": False} for key in AS_PROPOSED}, {}, ["Take at least one column."]),
        ({}, {"zh": ""}, ["Give the ledger a name."]),
        ({}, {"zh": "书记领办项目台账"}, ["There is a ledger called “书记领办项目台账” already."]),
        ({"kind": {"zh": ""}}, {}, ["Give the column “类型” a name."]),
        ({"kind": {"zh": "金 额"}}, {}, ["Two columns have the same name."]),
        ({"kind": {"zh": "涉及金额"}}, {}, ["Two columns have the same name."]),
        ({"kind": {"zh": "金额", "taken": False}}, {}, []),
        ({"kind": {"zh": "联系电话"}}, {}, ["“联系电话”: phone and identity numbers are never loaded"]),
        ({"case_no": {"zh": "身份证号码"}}, {}, ["“身份证号码”: phone and identity numbers are never loaded"]),
        ({"case_no": {"in_key": False}}, {}, ["Say of at least one column that it tells rows apart."]),
        (
            {"case_no": {"taken": False}},
            {},
            ["Say of at least one column that it tells", "“纠纷编号” tells rows apart, so it must be taken."],
        ),
        ({"kind": {"type": "street"}}, {}, ["Only one column can be the street."]),
        (
            {"kind": {"type": "community"}, "amount": {"type": "community"}},
            {},
            ["Only one column can be the community."],
        ),
        ({"amount": {"type": "choice"}}, {}, ["No few words repeat under “金额”, so it has no choices."]),
    ],
)
def test_what_stands_against_the_answers(columns, changes, said):
    set_language("en")
    found = complaints(answers(columns, **changes), load_specs().values())
    assert len(found) == len(said)
    assert all(sentence.startswith(start) for sentence, start in zip(found, said, strict=True))


def test_answers_that_change_nothing_declare_what_was_proposed():
    assert declaration(answers(), ()) == PROPOSED


@pytest.mark.parametrize(
    ("changes", "known", "key", "names"),
    [
        ({}, (), "jiufen", ("纠纷台账", "Disputes")),
        ({}, ("jiufen",), "jiufentaizhang", ("纠纷台账", "Disputes")),
        ({"zh": "矛盾台账"}, (), "maoduntaizhang", ("矛盾台账", "矛盾台账")),
        ({"zh": "矛盾台账", "en": "Quarrels"}, ("maoduntaizhang",), "maoduntaizhang_2", ("矛盾台账", "Quarrels")),
    ],
)
def test_the_key_is_free_and_the_names_are_those_given(changes, known, key, names):
    made = declaration(answers(**changes), known)
    assert (made.key, (made.zh, made.en)) == (key, names)


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"amount": {"type": "integer"}}, {"key": "amount", "type": "integer", "unit": "10k_yuan"}),
        ({"amount": {"type": "text"}}, {"key": "amount", "type": "text", "unit": None}),
        ({"amount": {"type": "percent"}}, {"key": "amount", "type": "percent", "unit": None}),
        ({"kind": {"type": "text"}}, {"key": "kind", "type": "text", "choices": ()}),
        ({"kind": {"type": "community"}}, {"key": "community", "type": "community", "choices": ()}),
        ({"street": {"type": "text"}}, {"key": "suoshujiedao", "type": "text"}),
        ({"kind": {"required": True}}, {"key": "kind", "required": True}),
        ({"kind": {"zh": "纠纷类型"}}, {"key": "kind", "zh": "纠纷类型", "en": "纠纷类型", "synonyms": ("类型",)}),
        ({"amount": {"zh": "涉及金额"}}, {"zh": "涉及金额", "synonyms": ("金额",)}),
        ({"amount": {"zh": "数额"}}, {"zh": "数额", "synonyms": ("涉及金额", "金额")}),
    ],
)
def test_a_column_is_what_was_answered_of_it(columns, field):
    said = answers(columns)
    assert complaints(said, ()) == ()
    made = declaration(said, ())
    place = list(AS_PROPOSED).index(next(iter(columns)))
    assert {name: getattr(made.fields[place], name) for name in field} == field
    assert parse_spec(to_toml(made), "made.toml") == made


def test_street_and_another_column_may_change_places():
    made = declaration(answers({"street": {"type": "text"}, "kind": {"type": "street"}}), ())
    assert [f.key for f in made.fields] == ["suoshujiedao", "case_no", "street", "amount"]


def test_a_renamed_column_is_still_found_by_the_heading_of_the_workbook():
    made = declaration(answers({"kind": {"zh": "纠纷性质"}, "street": {"taken": False}}), ())
    columns = match_columns([("街道",), ("纠纷编号",), ("类型",), ("涉及金额",)], made)
    assert [c.field for c in columns] == [None, "case_no", "kind", "amount"]
