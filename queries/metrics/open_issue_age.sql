-- zh: 未整改问题时长
-- en: Age of open issues
-- unit: 天 | days
-- ledgers: rectification_issue
-- aggregate: median(age_days)
-- good: down
-- month: found_on
-- about: 未整改问题自查摆之日起天数的中位数；无查摆日期的不计 | median days since open issues were found; issues without a finding day are left out
select
    *,
    date_diff('day', found_on, _as_of) as age_days
from rectification_issue
where
    status <> 'closed'
    and found_on is not null
