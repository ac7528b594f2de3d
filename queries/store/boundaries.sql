-- Grain: one place of the registry that has a boundary: its code, name, level and GeoJSON geometry. No parameters.
select place.code, place.name, place.level, boundary.geometry
from store.boundary
join store.place on place.code = boundary.code
order by place.code
