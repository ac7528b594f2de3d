-- Grain: one lecture hall in one month of the last twelve up to the day asked for; by hall, then month.
-- Every hall of the hall ledger has every month in which any hall in view had a session, with 0 where it had none;
-- a hall that only the session ledger names stands too, with listed false.
-- Columns: hall, street, community, field (choice of lecture_hall, null if not listed), listed (boolean),
-- month ('2024-05'; null in a view without any session), sessions, attendees.
with monthly as (
    select
        hall,
        date_trunc('month', held_on) as month,
        max(street) as street,
        max(community) as community,
        count(*) as sessions,
        sum(attendees) as attendees
    from lecture_session
    where date_diff('month', held_on, _as_of) between 0 and 11
    group by hall, date_trunc('month', held_on)
),
months as (
    select distinct month from monthly
),
halls as (
    select hall, max(street) as street, max(community) as community, max(field) as field, true as listed
    from lecture_hall
    group by hall
    union all
    select hall, max(street), max(community), null, false
    from monthly
    where hall not in (select hall from lecture_hall)
    group by hall
)
select
    halls.hall,
    halls.street,
    halls.community,
    halls.field,
    halls.listed,
    strftime(months.month, '%Y-%m') as month,
    coalesce(monthly.sessions, 0) as sessions,
    coalesce(monthly.attendees, 0) as attendees
from halls
left join months on true
left join monthly on monthly.hall = halls.hall and monthly.month = months.month
order by halls.hall, months.month
