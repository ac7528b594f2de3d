"""What a ledger is: one TOML file each in `data/ledgers/`."""

from taizhang.spec.headings import plain_heading, without_brackets
from taizhang.spec.ledger import (
    PLACE_TYPES,
    SQL_TYPES,
    TYPE_NAMES,
    Choice,
    Field,
    FieldType,
    Ledger,
    Rule,
    without_places,
)
from taizhang.spec.reading import choice_writings, load_specs, parse_spec, read_spec
from taizhang.spec.writing import to_toml

__all__ = [
    "PLACE_TYPES",
    "SQL_TYPES",
    "TYPE_NAMES",
    "Choice",
    "Field",
    "FieldType",
    "Ledger",
    "Rule",
    "choice_writings",
    "load_specs",
    "parse_spec",
    "plain_heading",
    "read_spec",
    "to_toml",
    "without_brackets",
    "without_places",
]
