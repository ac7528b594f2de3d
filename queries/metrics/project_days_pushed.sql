-- zh: 项目延期天数
-- en: Days projects were pushed out
-- unit: 天 | days
-- ledgers: secretary_project
-- aggregate: median(days_pushed)
-- good: down
-- month: due_on
-- about: 累计延期项目的计划完成时间比最早一次填报推后天数的中位数 | median days by which the projects pushed out have moved since the first due day reported for them
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
