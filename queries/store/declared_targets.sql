-- Grain: one target as it was declared when the store was last opened: name, value. No parameters.
select name, value from store.target
