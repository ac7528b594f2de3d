"""What is declared in TOML: ledgers, one file each in `data/ledgers/`, targets, status rules, columns of numbers."""

from taizhang.spec.derived import derived, read_derived
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
from taizhang.spec.status import Against, StatusRule, read_status_rules
from taizhang.spec.targets import Target, read_targets
from taizhang.spec.writing import to_toml

__all__ = [
    "PLACE_TYPES",
    "SQL_TYPES",
    "TYPE_NAMES",
    "Against",
    "Choice",
    "Field",
    "FieldType",
    "Ledger",
    "Rule",
    "StatusRule",
    "Target",
    "choice_writings",
    "derived",
    "load_specs",
    "parse_spec",
    "plain_heading",
    "read_derived",
    "read_spec",
    "read_status_rules",
    "read_targets",
    "to_toml",
    "without_brackets",
    "without_places",
]
