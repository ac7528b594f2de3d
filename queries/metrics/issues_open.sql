-- zh: 未整改问题
-- en: Issues open
-- unit: 条 | issues
-- ledgers: rectification_issue
-- aggregate: count
-- good: down
-- month: found_on
-- about: 未启动或整改中的问题 | issues not started or still being rectified
select
    *,
    case when found_on <= _as_of then date_diff('day', found_on, _as_of) end as age_days,
    case
        when found_on is null or found_on > _as_of then null
        when date_diff('day', found_on, _as_of) <= 30 then '0-30'
        when date_diff('day', found_on, _as_of) <= 60 then '31-60'
        when date_diff('day', found_on, _as_of) <= 90 then '61-90'
        when date_diff('day', found_on, _as_of) <= 180 then '91-180'
        else '181+'
    end as age_band
from rectification_issue
where status <> 'closed'
