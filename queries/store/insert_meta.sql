-- Grain: one name the store remembers about itself. Parameters: $name, $value.
insert into store.meta (name, value) values ($name, $value)
