-- Grain: one target that the district set itself. Parameters: $name.
delete from store.own_target where name = $name
