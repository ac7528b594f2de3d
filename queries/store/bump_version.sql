-- Grain: the one number that grows with every change of the store. No parameters.
update store.meta
set value = (value::bigint + 1)::varchar
where name = 'version'
