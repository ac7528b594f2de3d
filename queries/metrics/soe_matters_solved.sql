-- zh: 地企协商解决事项
-- en: Matters solved with SOEs
-- unit: 项 | matters
-- ledgers: cobuild_project, cobuild_unit
-- aggregate: sum(problems_solved)
-- good: up
-- month: claimed_on
-- about: 国有企业认领的共建项目所解决的问题数 | problems solved by co-building projects that a state-owned enterprise claimed
select *
from cobuild_project
where
    problems_solved is not null
    and unit in (select unit from cobuild_unit where kind = 'soe')
