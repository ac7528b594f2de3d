-- Grain: the value of one name the store remembers about itself. Parameters: $name.
select value from store.meta where name = $name
