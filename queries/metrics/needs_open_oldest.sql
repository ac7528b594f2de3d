-- zh: 最久未对接需求
-- en: Oldest unmatched need
-- unit: 天 | days
-- ledgers: cobuild_need
-- aggregate: quantile(age_days, 1)
-- good: down
-- month: raised_on
-- about: 最早提出而仍未对接的需求已过的天数；无提出日期的不计 | days since the oldest need that no unit has taken up was raised; needs without a day are left out
select
    *,
    date_diff('day', raised_on, _as_of) as age_days
from cobuild_need
where
    status = 'open'
    and raised_on <= _as_of
