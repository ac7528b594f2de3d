-- Grain: one target in force: name, value. No parameters.
select name, value from store.target
