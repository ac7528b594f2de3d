-- Grain: one place of the registry. Reads `arriving` (code, name, level, parent).
insert into store.place by name
select code, name, level, parent from arriving
