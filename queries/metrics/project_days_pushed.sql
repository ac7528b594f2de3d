-- zh: 项目延期天数
-- en: Days projects were pushed out
-- unit: 天 | days
-- ledgers: secretary_project
-- aggregate: median(days_pushed)
-- good: down
-- month: due_on
-- about: 累计延期项目的计划完成时间比最早一次填报推后天数的中位数 | median days by which the projects pushed out have moved since the first due day reported for them
select *
from project_plan
where
    stage in ('declared', 'under_way')
    and first_due_on < due_on
