-- Grain: one remembered name of a place. No parameters.
select name, code from store.place_alias order by name
