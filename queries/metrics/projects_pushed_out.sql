-- zh: 累计延期项目
-- en: Projects pushed out
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: count
-- good: down
-- month: due_on
-- about: 计划完成时间晚于最早一次填报所定日期的未完成项目 | open projects planned for a later day than the first day ever reported for them
with dated as (
    select
        street_code,
        title,
        due_on,
        row_number() over (partition by street_code, title order by _reported_on, due_on) as report
    from secretary_project_history
    where due_on is not null
)
select
    now.*,
    dated.due_on as first_due_on,
    date_diff('day', dated.due_on, now.due_on) as days_pushed
from secretary_project as now
join dated
    on dated.street_code = now.street_code
    and dated.title = now.title
    and dated.report = 1
where
    now.stage in ('declared', 'under_way')
    and dated.due_on < now.due_on
