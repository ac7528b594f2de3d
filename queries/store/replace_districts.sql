-- Grain: one place of a district that `arriving` (code, name, level, parent) speaks of; it is told anew there.
with districts as (
    select code from arriving where level = 'district'
),
streets as (
    select code from store.place where parent in (from districts)
)
delete from store.place
where
    code in (select code from arriving)
    or parent in (from districts)
    or parent in (from streets)
