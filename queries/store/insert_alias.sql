-- Grain: one remembered name of a place. Parameters: $name, $code.
insert into store.place_alias (name, code) values ($name, $code)
