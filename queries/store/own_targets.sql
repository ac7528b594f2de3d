-- Grain: one target that the district set itself: name, value. No parameters.
select name, value from store.own_target order by name
