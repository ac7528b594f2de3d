"""A ledger written as TOML, in the form of the files in `data/ledgers/`."""

from typing import Any

import msgspec
import tomli_w

from taizhang.spec.ledger import Ledger


def to_toml(ledger: Ledger) -> str:
    """The declaration of `ledger`, without what is as if it were not said; `parse_spec` reads it back."""
    return tomli_w.dumps(_said(msgspec.to_builtins(ledger)))


def _said(declared: Any) -> Any:  # noqa: ANN401 - whatever TOML can hold
    if isinstance(declared, dict):
        return {key: _said(value) for key, value in declared.items() if value not in (None, False, [], ())}
    return [_said(value) for value in declared] if isinstance(declared, (list, tuple)) else declared
