-- zh: 共建单位
-- en: Co-building units
-- unit: 个 | units
-- ledgers: cobuild_unit
-- aggregate: distinct(unit)
-- good: up
-- month: signed_on
-- about: 参与共建的单位；同一单位在多个社区共建只计一次 | units taking part in co-building; a unit in several communities counts once
select * from cobuild_unit
