"""Which street or community a cell means: official name, short name, or a name somebody confirmed."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from taizhang.loading.values import Alias, Place

_ORGANISATIONS = r"(党工委|党委|党总支|党支部|党组织|委员会)?"
_STREET_END: Final = re.compile(rf"(街道|地区)?(办事处|办|人民政府|政府)?{_ORGANISATIONS}$")
_COMMUNITY_END: Final = re.compile(
    rf"(社区)?(居民委员会|居委会|村民委员会|村委会|委会|党群服务中心|服务中心|工作站)?{_ORGANISATIONS}$"
)
_SPACE: Final = re.compile(r"[\s·、]+")


class Resolution(msgspec.Struct, frozen=True):
    """What a written place came to: its code, or why it has none.

    `problem` is None, or the finding to make: place_alias, place_unknown, place_ambiguous, place_elsewhere;
    `detail` names the place or places it speaks of.
    """

    code: str | None
    problem: str | None = None
    detail: str | None = None


class PlaceIndex:
    """The registry of one district, by every name its places go by."""

    def __init__(self, places: Iterable[Place], aliases: Iterable[Alias] = ()) -> None:
        self._places = {p.code: p for p in places}
        self.districts = [p for p in self._places.values() if p.level == "district"]
        self.streets = [p for p in self._places.values() if p.level == "street"]
        self._aliases = {plain_name(a.name): a.code for a in aliases if a.code in self._places}
        self._by_name: dict[str, dict[str, list[Place]]] = {"street": defaultdict(list), "community": defaultdict(list)}
        for place in self._places.values():
            if place.level != "district":
                for name in _names(place):
                    self._by_name[place.level][name].append(place)

    def name(self, code: str) -> str:
        """The official name of `code`; the code itself if it is not in the registry."""
        return self._places[code].name if code in self._places else code

    def street(self, text: str) -> Resolution:
        """The street that `text` means."""
        return self._resolve(text, "street", None)

    def community(self, text: str, street: str | None) -> Resolution:
        """The community that `text` means, inside `street` (a code) if one is given."""
        return self._resolve(text, "community", street)

    def street_of(self, code: str | None) -> str | None:
        """The street a community lies in."""
        return self._places[code].parent if code in self._places else None

    def whole(self, text: str) -> str | None:
        """The one street or community that `text` names by itself: 填报单位, or a sheet's name."""
        street = self.street(text)
        return street.code or self.community(text, None).code

    def street_named_in(self, text: str) -> str | None:
        """The one street whose official name stands in `text`."""
        found = {p.code for p in self.streets if p.name in text}
        return found.pop() if len(found) == 1 else None

    def _resolve(self, text: str, level: str, street: str | None) -> Resolution:
        plain = self._without_parents(plain_name(text), level, street)
        alias = self._places.get(self._aliases.get(plain, ""))
        if alias and alias.level == level:
            return Resolution(alias.code, "place_alias", alias.name)
        known = self._by_name[level]
        end = _STREET_END if level == "street" else _COMMUNITY_END
        found = known.get(plain) or known.get(end.sub("", plain)) or []
        inside = [p for p in found if street is None or p.parent == street]
        return _one_of(found, inside, self)

    def _without_parents(self, plain: str, level: str, street: str | None) -> str:
        """`plain` without the district (and, for a community, the street) written before it."""
        for district in self.districts:
            plain = plain.removeprefix(district.name) or plain
        if level == "community":
            for parent in (p for p in self.streets if plain.startswith(p.name)):
                plain = plain.removeprefix(parent.name).removeprefix("办事处") or plain
        return plain


def plain_name(text: str) -> str:
    """A place's name without spaces and width differences."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def _names(place: Place) -> set[str]:
    """The official name of a place and its stems: 武汉路街道 and 武汉路; 李楼村村民委员会, 李楼村 and 李楼."""
    plain = plain_name(place.name)
    stem = (_STREET_END if place.level == "street" else _COMMUNITY_END).sub("", plain) or plain
    return {plain, stem, stem.removesuffix("村") or stem}


def _one_of(found: Sequence[Place], inside: Sequence[Place], index: PlaceIndex) -> Resolution:
    if len(inside) == 1:
        return Resolution(inside[0].code)
    if inside or len(found) > 1:
        return Resolution(None, "place_ambiguous", "、".join(index.name(p.parent) + p.name for p in inside or found))
    if found:
        return Resolution(None, "place_elsewhere", index.name(found[0].parent))
    return Resolution(None, "place_unknown")
