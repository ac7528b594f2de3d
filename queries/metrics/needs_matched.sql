-- zh: 已对接需求
-- en: Needs matched
-- unit: 项 | needs
-- ledgers: cobuild_need
-- aggregate: count
-- good: up
-- month: raised_on
-- about: 已对接或已完成的需求 | needs that a unit has taken up or already met
select * from cobuild_need where status in ('matched', 'met')
