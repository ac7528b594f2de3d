-- zh: 已完成共建项目
-- en: Co-building projects done
-- unit: 个 | projects
-- ledgers: cobuild_project
-- aggregate: count
-- good: up
-- month: claimed_on
-- about: 状态为已完成的共建项目 | co-building projects that are done
select * from cobuild_project where status = 'done'
