"""A ledger written as TOML reads back as it was, whatever words it holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.paths import LEDGERS
from taizhang.spec import Choice, Field, Ledger, Rule, load_specs, parse_spec, plain_heading, read_spec, to_toml

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LABELS = st.lists(
    st.text("台账街道社区姓名（）\"'\\\n[]#=,{}A1 ", min_size=1, max_size=8).filter(plain_heading), max_size=9
)
SPECS = load_specs()


def distinct(labels):
    """Labels no two of which are one heading."""
    return list({plain_heading(label): label for label in labels}.values())


@st.composite
def ledgers(draw):
    labels = distinct(["甲", *draw(LABELS)])
    fields = [_field(draw, number, label) for number, label in enumerate(labels)]
    rules = [
        Rule(field="f0", when="f0 is null", zh=draw(WORDS), en=draw(WORDS)) for _ in range(draw(st.integers(0, 2)))
    ]
    return Ledger(
        key="l1",
        zh=draw(WORDS),
        en=draw(WORDS),
        mode=draw(st.sampled_from(["snapshot", "events"])),
        row_key=tuple(f.key for f in fields[: draw(st.integers(1, 3))]),
        titles=tuple(draw(st.lists(WORDS, max_size=3))),
        fields=tuple(fields),
        rules=tuple(rules),
    )


def _field(draw, number, label):
    kind = draw(st.sampled_from(["text", "number", "date", "choice", "boolean"]))
    writings = distinct(draw(LABELS)) or ["是"]
    choices = tuple(Choice(code=f"_{n}_", zh=w, en=draw(WORDS)) for n, w in enumerate(writings))
    return Field(
        key=f"f{number}",
        zh=label,
        en=draw(WORDS),
        type=kind,
        required=draw(st.booleans()),
        unit=draw(st.sampled_from([None, "person"])) if kind == "number" else None,
        backward="later" if kind == "date" else None,
        choices=choices if kind == "choice" else (),
    )


@given(ledgers())
@settings(max_examples=60, deadline=None)
def test_any_ledger_reads_back_as_it_was(ledger):
    assert parse_spec(to_toml(ledger), "l1.toml") == ledger


@pytest.mark.parametrize("key", SPECS)
def test_a_declared_ledger_is_written_in_the_form_of_its_file(key, tmp_path):
    written = tmp_path / f"{key}.toml"
    written.write_text(to_toml(SPECS[key]), "utf-8")
    assert read_spec(written) == SPECS[key]
    given_lines = (LEDGERS / f"{key}.toml").read_text("utf-8").splitlines()
    assert sorted(written.read_text("utf-8").splitlines()) == sorted(given_lines)


def test_what_goes_without_saying_is_not_said():
    field = Field(key="a", zh="甲", en="A", type="text")
    ledger = Ledger(key="l1", zh="台账", en="Ledger", mode="snapshot", row_key=("a",), fields=(field,))
    assert to_toml(ledger) == (
        'key = "l1"\nzh = "台账"\nen = "Ledger"\nmode = "snapshot"\nrow_key = ["a"]\n'
        '\n[[fields]]\nkey = "a"\nzh = "甲"\nen = "A"\ntype = "text"\n'
    )
