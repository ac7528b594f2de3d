-- zh: 闲置讲习所
-- en: Idle halls
-- unit: 个 | halls
-- ledgers: lecture_hall, lecture_session
-- aggregate: count
-- good: down
-- month: established_on
-- about: 近期（目标值规定的天数内）活动场次低于目标值的讲习所 | halls with fewer sessions than idle_hall_sessions in the last idle_hall_days days (targets)
with targets as (
    select
        max(case when name = 'idle_hall_sessions' then value end) as sessions,
        max(case when name = 'idle_hall_days' then value end) as days
    from target
),
recent as (
    select hall, count(*) as sessions
    from lecture_session
    cross join targets
    where date_diff('day', held_on, _as_of) between 0 and targets.days - 1
    group by hall
)
select
    lecture_hall.*,
    coalesce(recent.sessions, 0) as recent_sessions
from lecture_hall
cross join targets
left join recent on recent.hall = lecture_hall.hall
where coalesce(recent.sessions, 0) < targets.sessions
