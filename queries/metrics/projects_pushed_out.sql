-- zh: 累计延期项目
-- en: Projects pushed out
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: count
-- good: down
-- month: due_on
-- about: 计划完成时间晚于最早一次填报所定日期的未完成项目 | open projects planned for a later day than the first day ever reported for them
select *
from project_plan
where
    stage in ('declared', 'under_way')
    and first_due_on < due_on
