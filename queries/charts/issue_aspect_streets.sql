-- Grain: one street in view with one aspect that any issue in view was found in; by street, then aspect.
-- Every street has every such aspect, with 0 where it has no issue; issues without a street stand under a null one.
-- Columns: street, street_code (null where not filled in), aspect (choice of rectification_issue, null where not
-- filled in), found, open (counts).
with streets as (
    select code, name
    from street
    union
    select street_code, street
    from rectification_issue
    where street_code is null
),
aspects as (
    select distinct aspect
    from rectification_issue
),
counted as (
    select
        street_code,
        aspect,
        count(*) as found,
        count(case when status <> 'closed' then 1 end) as open
    from rectification_issue
    group by street_code, aspect
)
select
    streets.name as street,
    streets.code as street_code,
    aspects.aspect,
    coalesce(counted.found, 0) as found,
    coalesce(counted.open, 0) as open
from streets
cross join aspects
left join counted
    on counted.street_code is not distinct from streets.code
    and counted.aspect is not distinct from aspects.aspect
order by streets.code nulls last, aspects.aspect nulls last
