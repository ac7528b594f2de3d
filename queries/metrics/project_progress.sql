-- zh: 项目平均进度
-- en: Project progress
-- unit: % | %
-- ledgers: secretary_project
-- aggregate: mean(actual_progress)
-- good: up
-- month: due_on
-- about: 可与计划对照的项目（有申报日、计划完成日和进度）完成进度的平均值；已验收或推广的计为 100% | mean progress of the projects that can be held against plan (both days and a progress given); accepted and promoted ones count as 100%
select
    *,
    case when stage in ('accepted', 'promoted') then 100.0 else progress end as actual_progress,
    case
        when _as_of >= due_on then 100.0
        else 100.0 * date_diff('day', declared_on, _as_of) / date_diff('day', declared_on, due_on)
    end as planned_progress
from secretary_project
where
    (progress is not null or stage in ('accepted', 'promoted'))
    and declared_on <= _as_of
    and declared_on <= due_on
