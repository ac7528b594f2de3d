-- Grain: one place of the registry, by code. No parameters.
select code, name, level, parent from store.place order by code
