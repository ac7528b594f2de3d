-- zh: 已推广项目
-- en: Projects promoted
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: count
-- good: up
-- month: accepted_on
-- about: 处于推广阶段的项目 | projects whose results are being shown to others
select * from secretary_project where stage = 'promoted'
