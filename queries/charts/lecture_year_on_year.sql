-- Grain: one of the twelve months up to the day asked for, oldest first; the last one runs up to that day, and so does
-- the month a year before it. A month without sessions has 0; no rows where no session is in view.
-- Columns: month ('2024-05'), sessions, attendees, sessions_before, attendees_before (in the same month a year before);
-- all null for months before that of the first session in view, when nothing was recorded yet.
with held as (
    select
        date_trunc('month', held_on) as month,
        count(*) as sessions,
        sum(attendees) as attendees,
        count(case when held_on <= _as_of - interval '1' year then 1 end) as sessions_by_then,
        sum(case when held_on <= _as_of - interval '1' year then attendees else 0 end) as attendees_by_then
    from lecture_session
    where held_on <= _as_of
    group by date_trunc('month', held_on)
),
recorded as (
    select
        max(_as_of) as as_of,
        date_trunc('month', min(held_on)) as first_month
    from lecture_session
),
months as (
    select
        date_trunc('month', recorded.as_of) - back * interval '1' month as month,
        date_trunc('month', recorded.as_of) - (back + 12) * interval '1' month as month_before,
        recorded.first_month
    from recorded
    cross join (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11)) as month (back)
    where recorded.as_of is not null
)
select
    strftime(months.month, '%Y-%m') as month,
    case when months.month >= months.first_month then coalesce(held.sessions, 0) end as sessions,
    case when months.month >= months.first_month then coalesce(held.attendees, 0) end as attendees,
    case when months.month_before >= months.first_month then coalesce(earlier.sessions_by_then, 0) end as sessions_before,
    case when months.month_before >= months.first_month then coalesce(earlier.attendees_by_then, 0) end as attendees_before
from months
left join held on held.month = months.month
left join held as earlier on earlier.month = months.month_before
order by months.month
