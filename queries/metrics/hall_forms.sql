-- zh: 讲习方式丰富度
-- en: Variety of forms
-- unit: 种/所 | forms a hall
-- ledgers: lecture_hall, lecture_session
-- aggregate: mean(forms)
-- good: up
-- month: established_on
-- about: 近期（目标值 hall_forms_days 规定的天数内）有活动的讲习所平均采用几种讲习方式；没有填报方式的不计 | mean number of different forms that a hall used in the last hall_forms_days days (targets), over the halls with a session whose form is given
with targets as (
    select max(case when name = 'hall_forms_days' then value end) as days
    from target
),
used as (
    select hall, form
    from lecture_session
    cross join targets
    where
        form is not null
        and date_diff('day', held_on, _as_of) between 0 and targets.days - 1
    group by hall, form
),
varied as (
    select hall, count(*) as forms
    from used
    group by hall
)
select
    lecture_hall.*,
    varied.forms
from lecture_hall
join varied on varied.hall = lecture_hall.hall
