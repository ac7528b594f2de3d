-- zh: 当日应达进度
-- en: Planned progress
-- unit: % | %
-- ledgers: secretary_project
-- aggregate: mean(planned_progress)
-- good: neutral
-- month: due_on
-- about: 同一批项目当日应达进度的平均值：申报日至计划完成日之间已过时间的比例，到期后为 100% | mean progress that the same projects should have reached by the day: the share of time gone between declaration and due day, 100% once due
select *
from project_plan
where
    actual_progress is not null
    and planned_progress is not null
