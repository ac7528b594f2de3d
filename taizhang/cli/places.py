"""`taizhang places`: the registry of the district, its streets and its communities."""

from pathlib import Path

import click

from taizhang.cli.options import common_options, opened
from taizhang.cli.output import text_table
from taizhang.locale import N_, _

_LEVELS = {"district": N_("district"), "street": N_("street"), "community": N_("community")}


@click.group()
def places() -> None:
    """The districts, streets and communities that ledgers speak of."""


@places.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@common_options
def import_(file: Path, folder: Path) -> None:
    """Take the places of FILE, a CSV with the columns code, name, level, parent."""
    from taizhang.store import read_places

    found = read_places(file)
    with opened(folder) as store:
        store.import_places(found)
    count = {level: sum(place.level == level for place in found) for level in _LEVELS}
    click.echo(_("Taken in: districts {district}, streets {street}, communities {community}.").format(**count))


@places.command("list")
@common_options
def list_(folder: Path) -> None:
    """List every place with its code."""
    with opened(folder) as store:
        lines = [(place.code, _(_LEVELS[place.level]), place.name) for place in store.places()]
    click.echo(text_table([_("Code"), _("Level"), _("Name")], lines))
