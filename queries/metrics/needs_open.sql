-- zh: 未对接需求
-- en: Needs unmatched
-- unit: 项 | needs
-- ledgers: cobuild_need
-- aggregate: count
-- good: down
-- month: raised_on
-- about: 尚无单位对接的需求 | needs that no unit has taken up
select * from cobuild_need where status = 'open'
