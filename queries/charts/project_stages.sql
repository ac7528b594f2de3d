-- Grain: one stage of secretary projects, in their order; a stage without projects has 0.
-- Columns: stage (choice of secretary_project), position (1 to 4), projects (at this stage now),
-- reached (at this stage or a later one: the funnel).
with stages as (
    select *
    from (values (1, 'declared'), (2, 'under_way'), (3, 'accepted'), (4, 'promoted')) as stage (position, stage)
),
counted as (
    select
        stages.stage,
        stages.position,
        count(secretary_project.stage) as projects
    from stages
    left join secretary_project on secretary_project.stage = stages.stage
    group by stages.stage, stages.position
)
select
    stage,
    position,
    projects,
    sum(projects) over (order by position desc) as reached
from counted
order by position
