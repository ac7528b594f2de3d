-- zh: 共建项目
-- en: Co-building projects
-- unit: 个 | projects
-- ledgers: cobuild_project
-- aggregate: count
-- good: up
-- month: claimed_on
-- about: 单位已认领的全部共建项目 | every co-building project that a unit has claimed
select * from cobuild_project
