-- zh: 项目计划投入
-- en: Project budget
-- unit: 万元 | 10k yuan
-- ledgers: secretary_project
-- aggregate: sum(budget)
-- good: neutral
-- month: declared_on
-- about: 书记领办项目计划投入资金合计 | money planned for secretary projects
select * from secretary_project where budget is not null
