-- zh: 国有企业共建项目
-- en: Projects of SOEs
-- unit: 个 | projects
-- ledgers: cobuild_project, cobuild_unit
-- aggregate: count
-- good: up
-- month: claimed_on
-- about: 国有企业认领的共建项目 | co-building projects that a state-owned enterprise has claimed
select *
from cobuild_project
where unit in (select unit from cobuild_unit where kind = 'soe')
