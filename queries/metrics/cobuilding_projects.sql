-- zh: 共建项目
-- en: Co-building projects
-- unit: 个 | projects
-- ledgers: cobuild_project
-- aggregate: count
-- good: up
-- month: claimed_on
-- about: every co-building project that a unit has claimed
select * from cobuild_project
