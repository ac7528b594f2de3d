"""The registry of places: districts, streets and communities, and their boundaries."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import duckdb
import msgspec
import pyarrow as pa

from taizhang.errors import PlacesError, TaizhangError
from taizhang.loading.values import Place
from taizhang.locale import N_, _
from taizhang.spec import Ledger
from taizhang.store.database import query, records
from taizhang.store.validity import table

_COLUMNS: Final = ["code", "name", "level", "parent"]
_DIGITS: Final = {"district": 6, "street": 9, "community": 12}
_ABOVE: Final = {"street": "district", "community": "street"}
_AREAS: Final = ("Polygon", "MultiPolygon")


class BoundaryError(TaizhangError):
    """A GeoJSON of boundaries that cannot be taken."""

    template = N_(
        "The boundaries cannot be taken: {reason}. They must be a GeoJSON FeatureCollection of polygons in WGS84, "
        "each with the property “code” of a place in the registry."
    )


def read_places(path: Path) -> tuple[Place, ...]:
    """The places of a CSV with the columns code, name, level, parent (UTF-8 or GB 18030), strictly.

    Raises PlacesError with the file and the line for a column, code, level or parent that is not as it must be.
    """
    rows = list(csv.reader(_text(path).splitlines()))
    if not rows or rows[0] != _COLUMNS:
        raise _wrong(path, 1, _("the columns are {found}").format(found=", ".join(rows[0]) if rows else "—"))
    lines = {line: row for line, row in enumerate(rows[1:], start=2) if row}
    places: dict[str, Place] = {}
    for line, row in lines.items():
        place = _place(path, line, row)
        if place.code in places:
            raise _wrong(path, line, _("the code {code} stands twice").format(code=place.code))
        places[place.code] = place
    for line, place in zip(lines, places.values(), strict=True):
        _check_parent(path, line, place, places)
    return tuple(places.values())


def import_places(cursor: duckdb.DuckDBPyConnection, specs: Mapping[str, Ledger], places: Sequence[Place]) -> None:
    """Put `places` into the registry; the districts among them are told anew whole, others stay."""
    columns = {name: pa.array([getattr(p, name) for p in places], pa.string()) for name in _COLUMNS}
    cursor.register("arriving", pa.table(columns))
    cursor.execute(query("replace_districts"))
    cursor.execute(query("insert_places"))
    cursor.unregister("arriving")
    for spec in specs.values():
        cursor.execute(query("name_places").format(ledger=table(spec)))


def list_places(cursor: duckdb.DuckDBPyConnection) -> tuple[Place, ...]:
    """The registry by code."""
    return msgspec.convert(records(cursor, "places"), tuple[Place, ...])


def import_boundaries(cursor: duckdb.DuckDBPyConnection, geojson: Mapping[str, Any]) -> None:
    """Keep the outline of each feature for the place its code names. Raises BoundaryError."""
    known = {p.code for p in list_places(cursor)}
    for code, geometry in _outlines(geojson, known):
        cursor.execute(query("forget_boundary"), {"code": code})
        text = msgspec.json.encode(geometry).decode()
        cursor.execute(query("insert_boundary"), {"code": code, "geometry": text})


def boundaries(cursor: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """A GeoJSON FeatureCollection in WGS84, properties code, name and level, of the places that have a boundary."""
    features = [
        {
            "type": "Feature",
            "properties": {k: row[k] for k in ("code", "name", "level")},
            "geometry": msgspec.json.decode(row["geometry"]),
        }
        for row in records(cursor, "boundaries")
    ]
    return {"type": "FeatureCollection", "features": features}


def _text(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _wrong(path, 1, _("the file is neither UTF-8 nor GB 18030 text"))


def _place(path: Path, line: int, row: list[str]) -> Place:
    if len(row) != len(_COLUMNS):
        raise _wrong(path, line, _("the line has {count} values").format(count=len(row)))
    code, name, level, parent = (value.strip() for value in row)
    if level not in _DIGITS:
        raise _wrong(path, line, _("the level “{level}” is not district, street or community").format(level=level))
    if not (code.isascii() and code.isdigit() and len(code) == _DIGITS[level]):
        reason = _("the code “{code}” is not the {count} digits of a {level}")
        raise _wrong(path, line, reason.format(code=code, count=_DIGITS[level], level=level))
    if not name:
        raise _wrong(path, line, _("the name is empty"))
    return msgspec.convert({"code": code, "name": name, "level": level, "parent": parent}, Place)


def _check_parent(path: Path, line: int, place: Place, places: Mapping[str, Place]) -> None:
    above, parent = _ABOVE.get(place.level), places.get(place.parent)
    if above and (parent is None or parent.level != above):
        reason = _("the parent “{parent}” is no {level} of this file")
        raise _wrong(path, line, reason.format(parent=place.parent, level=above))


def _wrong(path: Path, line: int, reason: str) -> PlacesError:
    return PlacesError(file=path.name, line=line, reason=reason)


def _outlines(geojson: Mapping[str, Any], known: set[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    features = geojson.get("features")
    if geojson.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise BoundaryError(reason=_("this is no FeatureCollection"))
    for number, feature in enumerate(features, start=1):
        code = str((feature.get("properties") or {}).get("code", ""))
        geometry = feature.get("geometry") or {}
        if code not in known:
            reason = _("the registry has no place with the code “{code}” of feature {number}")
            raise BoundaryError(reason=reason.format(number=number, code=code))
        if geometry.get("type") not in _AREAS:
            raise BoundaryError(reason=_("feature {number} is no polygon").format(number=number))
        yield code, geometry
