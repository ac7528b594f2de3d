"""What a store knows of ledgers, places and headings, looked at without opening it for work."""

from pathlib import Path
from typing import Final

import duckdb
import msgspec

from taizhang.errors import SpecError
from taizhang.loading.values import Alias, Heading, Place
from taizhang.spec import Ledger, load_specs
from taizhang.store.database import records
from taizhang.store.memory import own_specs
from taizhang.store.places import list_places

DATABASE: Final = "taizhang.duckdb"


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """Ledgers by key, and what people told a store once."""

    specs: dict[str, Ledger]
    places: tuple[Place, ...] = ()
    aliases: tuple[Alias, ...] = ()
    headings: tuple[Heading, ...] = ()


def knowledge(folder: Path) -> Knowledge:
    """What the store in `folder` knows; nothing is made or written there.

    Where there is no store, where another process holds it, or where it is of an older make, only the ledgers of
    `data/ledgers/` are known.
    """
    specs = load_specs()
    try:
        return _kept(folder / DATABASE, specs) if (folder / DATABASE).is_file() else Knowledge(specs=specs)
    except (duckdb.Error, SpecError):
        return Knowledge(specs=specs)


def _kept(database: Path, specs: dict[str, Ledger]) -> Knowledge:
    with duckdb.connect(str(database), read_only=True) as connection, connection.cursor() as cursor:
        return Knowledge(
            specs={**specs, **own_specs(cursor, besides=specs)},
            places=list_places(cursor),
            aliases=tuple(Alias(**row) for row in records(cursor, "aliases")),
            headings=tuple(Heading(**row) for row in records(cursor, "headings")),
        )
