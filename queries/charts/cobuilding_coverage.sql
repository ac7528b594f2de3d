-- Grain: one street in view, by code, then the whole view with a null street; none where no street is known.
-- Columns: street, street_code, communities (of the district's registry), covered (those with a co-building unit,
-- resource, need or project), coverage (percent; null for a street without communities in the registry).
with named as (
    select community_code from cobuild_unit
    union
    select community_code from cobuild_resource
    union
    select community_code from cobuild_need
    union
    select community_code from cobuild_project
),
counted as (
    select
        street.code,
        count(community.code) as communities,
        count(named.community_code) as covered
    from street
    left join community on community.street_code = street.code
    left join named on named.community_code = community.code
    group by grouping sets ((street.code), ())
)
select
    street.name as street,
    counted.code as street_code,
    counted.communities,
    counted.covered,
    100.0 * counted.covered / nullif(counted.communities, 0) as coverage
from counted
left join street on street.code = counted.code
where counted.code is not null or exists (select 1 from street)
order by counted.code nulls last
