-- zh: 滞后项目
-- en: Projects behind plan
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: count
-- good: down
-- month: due_on
-- about: 完成进度低于当日应达进度、差距超过目标值 project_behind_points（百分点）的未完成项目；应达进度为申报日至计划完成日之间已过时间的比例；缺日期或进度的不计 | open projects whose progress is more than project_behind_points (targets) below plan for the day, the share of time gone between declaration and due day; projects without either day or progress are left out
with targets as (
    select max(case when name = 'project_behind_points' then value end) as points
    from target
)
select project_plan.*
from project_plan
cross join targets
where
    project_plan.stage in ('declared', 'under_way')
    and project_plan.progress < project_plan.planned_progress - targets.points
