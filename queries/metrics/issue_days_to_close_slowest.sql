-- zh: 整改用时（最慢一成）
-- en: Time to close, slowest tenth
-- unit: 天 | days
-- ledgers: rectification_issue
-- aggregate: quantile(days_to_close, 0.9)
-- good: down
-- month: closed_on
-- about: 最慢的一成已整改问题至少用去的天数（第 90 百分位）；缺日期或完成早于查摆的不计 | days that the slowest tenth of closed issues took at least (90th percentile); those without both days, or closed before they were found, are left out
select
    *,
    date_diff('day', found_on, closed_on) as days_to_close
from rectification_issue
where
    status = 'closed'
    and closed_on >= found_on
