-- zh: 逾期项目
-- en: Projects overdue
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: count
-- good: down
-- month: due_on
-- about: 超过计划完成时间仍未验收的项目；到期当日不算逾期 | projects past the day they were planned for and not accepted; the day itself is not overdue
select *
from secretary_project
where
    due_on < _as_of
    and stage not in ('accepted', 'promoted')
