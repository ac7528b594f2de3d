"""A ledger written as TOML, in the form of the files in `data/ledgers/`: a line a value, a line a choice."""

from typing import Any, Final

import msgspec
import tomli_w

from taizhang.spec.ledger import Ledger

_FIRST: Final = ("key", "code", "field", "when", "zh", "en")
_TABLES: Final = ("fields", "rules")


def to_toml(ledger: Ledger) -> str:
    """The declaration of `ledger`, without what is as if it were not said; `parse_spec` reads it back."""
    declared = msgspec.to_builtins(ledger)
    head = {key: value for key, value in declared.items() if key not in _TABLES}
    tables = (f"[[{name}]]\n{_lines(entry)}" for name in _TABLES for entry in declared[name])
    return "\n".join([_lines(head), *tables])


def _lines(declared: dict[str, Any]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in _said(declared).items())


def _said(declared: dict[str, Any]) -> dict[str, Any]:
    """What differs from saying nothing, names first."""
    named = {key: declared[key] for key in _FIRST if key in declared}
    return {key: value for key, value in (named | declared).items() if value not in (None, False, [], ())}


def _value(value: Any) -> str:  # noqa: ANN401 - whatever a declaration holds
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_value(part)}' for key, part in _said(value).items())} }}"
    if isinstance(value, (list, tuple)):
        inline = ", ".join(map(_value, value))
        lines = "".join(f"  {_value(part)},\n" for part in value)
        return f"[\n{lines}]" if any(isinstance(part, dict) for part in value) else f"[{inline}]"
    return tomli_w.dumps({"v": value}).removeprefix("v = ").rstrip("\n")
