-- Grain: one remembered name of a place. Parameters: $name.
delete from store.place_alias where name = $name
