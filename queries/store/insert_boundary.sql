-- Grain: the boundary of one place. Parameters: $code, $geometry (GeoJSON, WGS84).
insert into store.boundary (code, geometry) values ($code, $geometry)
