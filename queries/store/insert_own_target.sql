-- Grain: one target that the district set itself. Parameters: $name, $value.
insert into store.own_target (name, value) values ($name, $value)
