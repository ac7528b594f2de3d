"""Options that several commands take, and what they mean."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from taizhang.errors import UnknownNameError
from taizhang.locale import LANGUAGES, _, set_language
from taizhang.paths import default_store

if TYPE_CHECKING:
    from taizhang.loading import Place
    from taizhang.store import Slice, Store

_Command = TypeVar("_Command", bound=Callable[..., Any])
_OFFICE = ("街道办事处", "街道", "办事处")


class _Day(click.ParamType[dt.date]):
    """A day such as 2024-05-20."""

    name = "date"

    def convert(self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2024-05-20.", param, ctx)


def _speak(ctx: click.Context, param: click.Parameter, code: str | None) -> None:
    if code:
        set_language(code)


DAY = _Day()

language_option = click.option(
    "--lang",
    type=click.Choice(list(LANGUAGES)),
    callback=_speak,
    is_eager=True,
    expose_value=False,
    help="Language of messages; TAIZHANG_LANGUAGE sets it too.  [default: zh]",
)
_store_option = click.option(
    "--store",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=default_store,
    show_default="data/store, or TAIZHANG_STORE",
    help="Folder of the database and the original workbooks.",
)
as_of_option = click.option("--as-of", type=DAY, help="As it stood on this day.  [default: the newest report day]")
street_option = click.option(
    "--street", "streets", multiple=True, metavar="NAME", help="Only this street: name, short name or code. May repeat."
)


def format_option(*forms: str) -> Callable[[_Command], _Command]:
    """Give a command --format (as `form`); the first is what it is without."""
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help="How to write them."
    )


output_option = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file, not to the screen."
)


def common_options(command: _Command) -> _Command:
    """Give a command --store (as `folder`) and --lang."""
    return _store_option(language_option(command))


@contextmanager
def opened(folder: Path) -> Iterator["Store"]:
    """The store in `folder`, for the time of a command."""
    from taizhang.store import Store

    with Store.open(folder) as store:
        yield store


def slice_of(
    store: "Store", as_of: dt.date | None, before: dt.date | None = None, streets: Sequence[str] = ()
) -> "Slice":
    """The slice asked for; without a day the newest report's, or today where nothing was reported."""
    from taizhang.store import Slice

    day = as_of or next(iter(store.report_days()), dt.date.today())
    return Slice(as_of=day, before=before, streets=_street_codes(store.places(), streets))


def _street_codes(places: Sequence["Place"], names: Sequence[str]) -> tuple[str, ...]:
    streets = [place for place in places if place.level == "street"]
    return tuple(code for name in names for code in _codes_of(streets, name))


def _codes_of(streets: Sequence["Place"], name: str) -> list[str]:
    codes = [street.code for street in streets if name in (street.code, street.name, _short(street.name))]
    codes = codes or [street.code for street in streets if _short(street.name) == _short(name)]
    if not codes:
        known = ", ".join(street.name for street in streets) or "—"
        raise UnknownNameError(kind=_("street"), name=name, known=known)
    return codes


def _short(name: str) -> str:
    ending = next((ending for ending in _OFFICE if name.endswith(ending)), "")
    return name.removesuffix(ending) or name
