"""What people told the program once and need not tell again: names of places, headings, ledgers of their own."""

from collections.abc import Collection, Sequence

import duckdb

from taizhang.errors import LedgerInUseError, SpecError
from taizhang.loading.values import Alias, Heading
from taizhang.locale import _
from taizhang.spec import Ledger, parse_spec, to_toml
from taizhang.store import schema
from taizhang.store.base import unknown
from taizhang.store.database import query, records
from taizhang.store.registry import Registry


class Memory(Registry):
    """The part of the store that remembers what people confirmed, and lets them take it back."""

    def aliases(self) -> tuple[Alias, ...]:
        """The names that somebody confirmed to mean a place, by name."""
        return tuple(Alias(**row) for row in self._read(lambda cursor: records(cursor, "aliases")))

    def add_alias(self, name: str, code: str) -> None:
        """Remember that `name` means the place `code`. Raises UnknownNameError."""
        known = [p.code for p in self.places()]
        if code not in known:
            raise unknown(_("place"), code, known)
        with self._change() as cursor:
            keep_aliases(cursor, [Alias(name, code)])

    def forget_alias(self, name: str) -> None:
        """Remember no more what place `name` means; rows already loaded stay where they are."""
        with self._change() as cursor:
            cursor.execute(query("forget_alias"), {"name": name})

    def headings(self) -> tuple[Heading, ...]:
        """The headings that somebody confirmed to mean a field, by ledger and heading."""
        return tuple(Heading(**row) for row in self._read(lambda cursor: records(cursor, "headings")))

    def forget_heading(self, ledger: str, text: str) -> None:
        """Remember no more which field of `ledger` the heading `text` means; rows already loaded stay."""
        with self._change() as cursor:
            cursor.execute(query("forget_heading"), {"ledger": ledger, "text": text})

    def own_ledgers(self) -> tuple[Ledger, ...]:
        """The ledgers that were declared here rather than in `data/ledgers/`."""
        return tuple(ledger for key, ledger in self.specs.items() if key not in self._declared)

    def declare(self, ledger: Ledger) -> None:
        """Keep a ledger that no file declares, in the same form, and make it ready for rows.

        Raises SpecError if it contradicts itself, another ledger of the same key, or rows already loaded.
        """
        text = to_toml(ledger)
        ledger = parse_spec(text, f"{ledger.key}.toml")
        if ledger.key in self._declared:
            raise SpecError(file=f"{ledger.key}.toml", reason=_("key: there is a ledger of this key already"))
        specs = {**self.specs, ledger.key: ledger}
        with self._change() as cursor:
            schema.drop_if_empty(
                cursor, ledger.key
            )  # rows yet to come may be of other types than those declared before
            cursor.execute(query("forget_own_ledger"), {"key": ledger.key})
            cursor.execute(query("insert_own_ledger"), {"key": ledger.key, "toml": text})
            schema.prepare(cursor, specs)
        self.specs = specs

    def undeclare(self, key: str) -> None:
        """Forget a ledger declared here. Raises UnknownNameError, or LedgerInUseError while an upload holds rows."""
        own = [ledger.key for ledger in self.own_ledgers()]
        if key not in own:
            raise unknown(_("ledger declared in the store"), key, own)
        specs = {k: spec for k, spec in self.specs.items() if k != key}
        with self._change() as cursor:
            if cursor.execute(query("ledger_uploads"), {"key": key}).fetchone():
                raise LedgerInUseError(ledger=self.specs[key].label)
            cursor.execute(query("forget_own_ledger"), {"key": key})
            schema.prepare(cursor, specs)
            schema.drop_if_empty(cursor, key)
        self.specs = specs


def own_specs(cursor: duckdb.DuckDBPyConnection, besides: Collection[str]) -> dict[str, Ledger]:
    """The ledgers declared in the store by key, `besides` those that files declare by now. Raises SpecError."""
    rows = records(cursor, "own_ledgers")
    return {row["key"]: parse_spec(row["toml"], f"{row['key']}.toml") for row in rows if row["key"] not in besides}


def keep_aliases(cursor: duckdb.DuckDBPyConnection, aliases: Sequence[Alias]) -> None:
    """Remember that names mean places, whatever they meant before."""
    for alias in aliases:
        cursor.execute(query("forget_alias"), {"name": alias.name})
        cursor.execute(query("insert_alias"), {"name": alias.name, "code": alias.code})


def keep_headings(cursor: duckdb.DuckDBPyConnection, headings: Sequence[Heading]) -> None:
    """Remember that headings mean fields, whatever they meant before."""
    for heading in headings:
        cursor.execute(query("forget_heading"), {"ledger": heading.ledger, "text": heading.text})
        cursor.execute(
            query("insert_heading"), {"ledger": heading.ledger, "text": heading.text, "field": heading.field}
        )
