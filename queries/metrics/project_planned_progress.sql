-- zh: 当日应达进度
-- en: Planned progress
-- unit: % | %
-- ledgers: secretary_project
-- aggregate: mean(planned_progress)
-- good: neutral
-- month: due_on
-- about: 同一批项目当日应达进度的平均值：申报日至计划完成日之间已过时间的比例，到期后为 100% | mean progress that the same projects should have reached by the day: the share of time gone between declaration and due day, 100% once due
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
