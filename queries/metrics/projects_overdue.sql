-- zh: 逾期项目
-- en: Projects overdue
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: count
-- good: down
-- month: due_on
-- about: projects past the day they were planned for and not accepted; the day itself is not overdue
select *
from secretary_project
where
    due_on < _as_of
    and stage not in ('accepted', 'promoted')
