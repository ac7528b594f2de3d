"""What an upload speaks of, in words: the whole district, streets and communities by name, or how many."""

from collections.abc import Iterable, Sequence
from typing import Final

from taizhang.loading.values import Place
from taizhang.locale import _
from taizhang.store import Upload

_NAMED: Final = 3


def scope_of(upload: Upload) -> frozenset[str]:
    """The codes of all places that the sheets of `upload` report whole; "" stands for rows of no street."""
    return frozenset(code for sheet in upload.sheets for code in sheet.scope)


def streets_of(codes: Iterable[str], places: Sequence[Place]) -> frozenset[str]:
    """The codes of the streets that `codes` name, or in which the communities they name lie."""
    above = {p.code: p.parent for p in places if p.level == "community"}
    streets = {p.code for p in places if p.level == "street"}
    return frozenset(above.get(code, code) for code in codes) & streets


def scope_name(codes: frozenset[str], places: Sequence[Place]) -> str:
    """`codes` in words: the whole district if every street is among them, up to three places by name, else a count."""
    streets = [p for p in places if p.level == "street"]
    named = [p for p in streets if p.code in codes]
    named += [p for p in places if p.level == "community" and p.code in codes and p.parent not in codes]
    if streets and codes.issuperset(p.code for p in streets):
        return _("Whole district")
    if not named:
        return _("No single street") if codes else ""
    if len(named) <= _NAMED:
        return _(", ").join(p.name for p in named)
    if all(p.level == "street" for p in named):
        return _("{count} streets").format(count=len(named))
    return _("{count} places").format(count=len(named))
