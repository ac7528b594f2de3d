-- zh: 已完成项目
-- en: Projects completed
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: count
-- good: up
-- month: accepted_on
-- about: 已验收或推广的项目 | projects accepted or promoted
select * from secretary_project where stage in ('accepted', 'promoted')
