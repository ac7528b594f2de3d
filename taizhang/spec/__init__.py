"""What a ledger is: one TOML file each in `data/ledgers/`."""

from taizhang.spec.headings import plain_heading, without_brackets
from taizhang.spec.ledger import PLACE_TYPES, SQL_TYPES, Choice, Field, Ledger, Rule
from taizhang.spec.reading import choice_writings, load_specs, read_spec

__all__ = [
    "PLACE_TYPES",
    "SQL_TYPES",
    "Choice",
    "Field",
    "Ledger",
    "Rule",
    "choice_writings",
    "load_specs",
    "plain_heading",
    "read_spec",
    "without_brackets",
]
