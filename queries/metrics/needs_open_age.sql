-- zh: 未对接需求时长
-- en: Age of unmatched needs
-- unit: 天 | days
-- ledgers: cobuild_need
-- aggregate: median(age_days)
-- good: down
-- month: raised_on
-- about: 未对接需求自提出之日起天数的中位数；无提出日期的不计 | median days since needs that no unit has taken up were raised; needs without a day are left out
select
    *,
    date_diff('day', raised_on, _as_of) as age_days
from cobuild_need
where
    status = 'open'
    and raised_on <= _as_of
