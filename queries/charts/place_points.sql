-- Grain: one community in view, by code.
-- Columns: community, community_code, street_code, units, resources, needs, needs_open, projects (counts, 0 where
-- there are none), longitude, latitude (middle of the places its resources give; null where they give none).
with units as (
    select community_code, count(distinct unit) as units
    from cobuild_unit
    group by community_code
),
resources as (
    select
        community_code,
        count(*) as resources,
        avg(case when latitude is not null then longitude end) as longitude,
        avg(case when longitude is not null then latitude end) as latitude
    from cobuild_resource
    group by community_code
),
needs as (
    select
        community_code,
        count(*) as needs,
        count(case when status = 'open' then 1 end) as needs_open
    from cobuild_need
    group by community_code
),
projects as (
    select community_code, count(*) as projects
    from cobuild_project
    group by community_code
)
select
    community.name as community,
    community.code as community_code,
    community.street_code,
    coalesce(units.units, 0) as units,
    coalesce(resources.resources, 0) as resources,
    coalesce(needs.needs, 0) as needs,
    coalesce(needs.needs_open, 0) as needs_open,
    coalesce(projects.projects, 0) as projects,
    resources.longitude,
    resources.latitude
from community
left join units on units.community_code = community.code
left join resources on resources.community_code = community.code
left join needs on needs.community_code = community.code
left join projects on projects.community_code = community.code
order by community.code
