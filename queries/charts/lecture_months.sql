-- Grain: one month with lecture sessions, oldest first.
-- Columns: month ('2024-05'), sessions, attendees, halls (how many different halls held one).
select
    strftime(date_trunc('month', held_on), '%Y-%m') as month,
    count(*) as sessions,
    sum(attendees) as attendees,
    count(distinct hall) as halls
from lecture_session
group by date_trunc('month', held_on)
order by date_trunc('month', held_on)
