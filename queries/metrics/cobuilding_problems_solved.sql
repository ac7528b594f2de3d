-- zh: 协调解决问题
-- en: Problems solved
-- unit: 项 | problems
-- ledgers: cobuild_project
-- aggregate: sum(problems_solved)
-- good: up
-- month: claimed_on
-- about: 共建项目解决的问题数合计 | problems that co-building projects have solved
select * from cobuild_project where problems_solved is not null
