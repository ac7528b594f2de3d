"""Which street or community a cell means: official name, short name, or a name somebody confirmed."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from taizhang.loading.values import Alias, Place

_ORGANISATION: Final = (
    r"((第[一二三四五六七八九十]+|综合|联合|机关|大)?"
    r"(党工委|工作委员会|工委|党委|党总支|党支部|党组织|总支|支部)?(委员会)?|两委)"
)
_STREET_END: Final = re.compile(rf"(街道|地区|街)?(办事处|办|人民政府|政府|机关|本级)?{_ORGANISATION}$")
_COMMUNITY_END: Final = re.compile(
    rf"(社区)?(居民委员会|居委会|村民委员会|村委会|委会|党群服务中心|服务中心|工作站)?{_ORGANISATION}$"
)
_SPACE: Final = re.compile(r"[\s·、\u00ad\u200b-\u200d\u2060\ufeff]+")
_BRACKETED: Final = re.compile(r"\([^()]*\)$")
_PARTY: Final = re.compile(r"^(中国共产党|中共)")


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
        self._aliases = {self._core(a.name): a.code for a in aliases if a.code in self._places}
        self._by_name: dict[str, dict[str, list[Place]]] = {"street": defaultdict(list), "community": defaultdict(list)}
        for place in self._places.values():
            if place.level != "district":
                for name in _names(place):
                    self._by_name[place.level][name].append(place)
        stems = {_shorter(_title(p), "street")[-1]: p for p in self.streets}
        self._titles = {
            "street": {_title(p): p for p in self.streets},
            "street stem": {stem: p for stem, p in stems.items() if len(stem) > 1},
            "community": {_title(p): p for p in self._places.values() if p.level == "community"},
        }

    def name(self, code: str) -> str:
        """The official name of `code`; the code itself if it is not in the registry."""
        return self._places[code].name if code in self._places else code

    def street(self, text: str) -> Resolution:
        """The street that `text` means, be it by a community written after it: 武汉路街道江城社区."""
        resolved = self._resolve(text, "street", None)
        before = None if resolved.code else self._street_before_community(text)
        return Resolution(before) if before else resolved

    def community(self, text: str, street: str | None) -> Resolution:
        """The community that `text` means, inside `street` (a code) if one is given."""
        return self._resolve(text, "community", street)

    def street_of(self, code: str | None) -> str | None:
        """The street a community lies in."""
        return self._places[code].parent if code in self._places else None

    def whole(self, text: str) -> str | None:
        """The one street or community that `text` names by itself: 填报单位, or a sheet's name."""
        return self._resolve(text, "street", None).code or self.community(text, None).code

    def named_in(self, text: str, given: Container[str] = ()) -> str | None:
        """The one community, else the one street, named within `text`: 江城社区需求清单（5月）.

        `given` are the levels that the rows name themselves: no community is looked for where they name theirs, and
        a street only by its full name where they name theirs.
        """
        plain = plain_name(text)
        communities = [] if "community" in given else _standing(plain, self._titles["community"])
        streets = _standing(plain, self._titles["street"])
        if not streets and "street" not in given:
            streets = _standing(plain, self._titles["street stem"])
        one_street = streets[0].code if len(streets) == 1 else None
        if len(communities) == 1 and one_street in (None, communities[0].parent):
            return communities[0].code
        return one_street

    def _resolve(self, text: str, level: str, street: str | None) -> Resolution:
        known, elsewhere = self._by_name[level], None
        for name, parent in self._readings(text, level):
            alias = self._places.get(self._aliases.get(name, ""))
            if alias and alias.level == level:
                if level == "street" or _inside(alias, parent, street):
                    return Resolution(alias.code, "place_alias", alias.name)
                elsewhere = self.name(alias.parent)
            if name in known:
                return self._one_of(known[name], parent, street)
        return Resolution(None, "place_elsewhere" if elsewhere else "place_unknown", elsewhere)

    def _core(self, text: str) -> str:
        """A plain name without the party and the district before it."""
        plain = _PARTY.sub("", plain_name(text))
        for district in self.districts:
            plain = plain.partition(district.name)[2] or plain
        return plain

    def _street_before_community(self, text: str) -> str | None:
        """The street written before the name of one of its communities."""
        communities = self._by_name["community"]
        readings = ((parent, communities.get(name, ())) for name, parent in self._readings(text, "community"))
        return next((parent for parent, found in readings if parent and any(p.parent == parent for p in found)), None)

    def _readings(self, text: str, level: str) -> Iterator[tuple[str, str | None]]:
        """The names that `text` may write, the fullest first, each with the street written before it, if any."""
        plain = self._core(text)
        for name in dict.fromkeys((plain, _BRACKETED.sub("", plain))):
            yield from ((n, None) for n in _shorter(name, level))
        for street in self.streets if level == "community" else ():
            for start in (f"{street.name}办事处", street.name):
                if plain.startswith(start):
                    yield from ((n, street.code) for n in _shorter(plain.removeprefix(start), level))
                    return
        yield from self._after_stems(plain) if level == "community" else ()

    def _after_stems(self, plain: str) -> Iterator[tuple[str, str | None]]:
        """What follows the short name of a street, where it is a community of that street: 武汉路江城社区."""
        for street in self.streets:
            stem = _STREET_END.sub("", plain_name(street.name))
            if stem and plain.startswith(stem):
                names = _shorter(plain.removeprefix(stem), "community")
                communities = self._by_name["community"]
                yield from (
                    (n, street.code) for n in names if any(p.parent == street.code for p in communities.get(n, ()))
                )

    def _one_of(self, found: Sequence[Place], parent: str | None, street: str | None) -> Resolution:
        """The one of `found` that lies in the street written before it and in the street of the row."""
        inside = [p for p in found if _inside(p, parent, street)]
        if len(inside) == 1:
            return Resolution(inside[0].code)
        if inside:
            return Resolution(None, "place_ambiguous", "、".join(self.name(p.parent) + p.name for p in inside))
        return Resolution(None, "place_elsewhere", "、".join(self.name(p.parent) for p in found))


def _inside(community: Place, *streets: str | None) -> bool:
    """Whether a community lies in each of the `streets` that are known."""
    return all(street in (None, community.parent) for street in streets)


def plain_name(text: str) -> str:
    """A place's name without spaces and width differences."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def _shorter(plain: str, level: str) -> tuple[str, ...]:
    """A name as written, and without what kind of office it is."""
    stem = (_STREET_END if level == "street" else _COMMUNITY_END).sub("", plain)
    return tuple(dict.fromkeys(name for name in (plain, stem) if name))


def _names(place: Place) -> set[str]:
    """Every name of a place: 武汉路街道 and 武汉路; 城关镇 and 城关; 李楼村村民委员会, 李楼村 and 李楼."""
    names = _shorter(plain_name(place.name), place.level)
    rural = re.compile(r"[镇乡]$" if place.level == "street" else "村$")
    return {*names, rural.sub("", names[-1]) or names[-1]}


def _title(place: Place) -> str:
    """What a title calls a place: 武汉路街道, 江城社区, 李楼村."""
    plain = plain_name(place.name)
    if place.level == "street":
        return plain.removesuffix("办事处")
    stem = _shorter(plain, "community")[-1]
    return stem if stem.endswith("村") else f"{stem}社区"


def _standing(text: str, titles: Mapping[str, Place]) -> list[Place]:
    """The places whose title stands in `text`, but for those within a longer one: 一社区 in 东风一社区."""
    found = [title for title in titles if title in text]
    return [titles[t] for t in found if not any(t != other and t in other for other in found)]
