-- zh: 项目平均进度
-- en: Project progress
-- unit: % | %
-- ledgers: secretary_project
-- aggregate: mean(actual_progress)
-- good: up
-- month: due_on
-- about: 可与计划对照的项目（有申报日、计划完成日和进度）完成进度的平均值；已验收或推广的计为 100% | mean progress of the projects that can be held against plan (both days and a progress given); accepted and promoted ones count as 100%
select *
from project_plan
where
    actual_progress is not null
    and planned_progress is not null
