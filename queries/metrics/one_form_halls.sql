-- zh: 形式单一讲习所
-- en: Halls of one form only
-- unit: 个 | halls
-- ledgers: lecture_hall, lecture_session
-- aggregate: count
-- good: down
-- month: established_on
-- about: 近期（目标值 hall_forms_days 规定的天数内）活动不少于目标值 one_form_sessions 场、讲习方式全部填报且只有一种的讲习所 | halls whose sessions in the last hall_forms_days days, at least one_form_sessions of them (targets), all name their form, and the same one
with targets as (
    select
        max(case when name = 'one_form_sessions' then value end) as sessions,
        max(case when name = 'hall_forms_days' then value end) as days
    from target
),
recent as (
    select
        hall,
        min(form) as form,
        count(*) as sessions
    from lecture_session
    cross join targets
    where date_diff('day', held_on, _as_of) between 0 and targets.days - 1
    group by hall
    having count(form) = count(*) and min(form) = max(form)
)
select
    lecture_hall.*,
    recent.form,
    recent.sessions as recent_sessions
from lecture_hall
cross join targets
join recent on recent.hall = lecture_hall.hall
where recent.sessions >= targets.sessions
