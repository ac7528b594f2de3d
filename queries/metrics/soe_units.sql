-- zh: 共建国有企业
-- en: State-owned enterprises
-- unit: 个 | units
-- ledgers: cobuild_unit
-- aggregate: distinct(unit)
-- good: up
-- month: signed_on
-- about: 单位性质为国有企业的共建单位 | co-building units that are state-owned enterprises
select * from cobuild_unit where kind = 'soe'
