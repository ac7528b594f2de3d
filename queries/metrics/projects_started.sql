-- zh: 进入推进的项目
-- en: Projects started
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: count
-- good: up
-- month: declared_on
-- about: 已进入推进或其后阶段（验收、推广）的项目 | projects under way, accepted or promoted
select * from secretary_project where stage <> 'declared'
