-- Grain: one name the store remembers about itself. Parameters: $name.
delete from store.meta where name = $name
