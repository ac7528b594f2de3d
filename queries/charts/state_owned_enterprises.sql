-- Grain: one state-owned enterprise among the co-building units, the most problems solved first.
-- Columns: unit, communities (it takes part in), resources (opened to share), projects (claimed), projects_done,
-- problems_solved (by its projects; null where none reports it).
with enterprises as (
    select
        unit,
        count(distinct community_code) as communities
    from cobuild_unit
    where kind = 'soe'
    group by unit
),
resources as (
    select unit, count(*) as resources
    from cobuild_resource
    group by unit
),
projects as (
    select
        unit,
        count(*) as projects,
        count(case when status = 'done' then 1 end) as projects_done,
        sum(problems_solved) as problems_solved
    from cobuild_project
    group by unit
)
select
    enterprises.unit,
    enterprises.communities,
    coalesce(resources.resources, 0) as resources,
    coalesce(projects.projects, 0) as projects,
    coalesce(projects.projects_done, 0) as projects_done,
    projects.problems_solved
from enterprises
left join resources on resources.unit = enterprises.unit
left join projects on projects.unit = enterprises.unit
order by coalesce(projects.problems_solved, 0) desc, projects desc, enterprises.unit
