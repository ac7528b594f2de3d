-- zh: 整改用时
-- en: Time to close
-- unit: 天 | days
-- ledgers: rectification_issue
-- aggregate: median(days_to_close)
-- good: down
-- month: closed_on
-- about: 已整改问题从查摆到完成天数的中位数；缺日期或完成早于查摆的不计 | median days from finding to closing of closed issues; those without both days, or closed before they were found, are left out
select
    *,
    date_diff('day', found_on, closed_on) as days_to_close
from rectification_issue
where
    status = 'closed'
    and closed_on >= found_on
