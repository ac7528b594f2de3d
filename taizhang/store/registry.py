"""The registry of places as the store gives and takes it."""

from collections.abc import Mapping, Sequence
from typing import Any

from taizhang.loading.values import Place
from taizhang.store import places
from taizhang.store.base import Base


class Registry(Base):
    """The part of the store that knows districts, streets, communities and their outlines."""

    def places(self) -> tuple[Place, ...]:
        """The registry of places by code."""
        return self._read(places.list_places)

    def import_places(self, found: Sequence[Place]) -> None:
        """Put places into the registry; the districts among them are told anew whole, others stay."""
        with self._change() as cursor:
            places.import_places(cursor, self.specs, found)

    def boundaries(self) -> dict[str, Any]:
        """The outlines of places: a GeoJSON FeatureCollection in WGS84, properties code, name and level."""
        return self._read(places.boundaries)

    def import_boundaries(self, geojson: Mapping[str, Any]) -> None:
        """Keep the outlines (WGS84) of places of the registry, by the property `code`. Raises BoundaryError."""
        with self._change() as cursor:
            places.import_boundaries(cursor, geojson)
