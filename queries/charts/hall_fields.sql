-- Grain: one field of lecture halls, the most halls first; sessions of halls that the hall ledger does not list, and of
-- listed ones without a field, stand last under a null one.
-- Columns: field (choice of lecture_hall; two_new are the new organisations), halls (listed ones), sessions, attendees
-- (all so far), sessions_per_hall (null under the null field), attendees_per_session (null without a session).
with listed as (
    select hall, max(field) as field
    from lecture_hall
    group by hall
),
held as (
    select
        hall,
        count(*) as sessions,
        sum(attendees) as attendees
    from lecture_session
    group by hall
),
halls as (
    select
        listed.field,
        1 as listed,
        coalesce(held.sessions, 0) as sessions,
        coalesce(held.attendees, 0) as attendees
    from listed
    left join held on held.hall = listed.hall
    union all
    select null, 0, sessions, attendees
    from held
    where hall not in (select hall from listed)
)
select
    field,
    sum(listed) as halls,
    sum(sessions) as sessions,
    sum(attendees) as attendees,
    case when field is not null then 1.0 * sum(sessions) / sum(listed) end as sessions_per_hall,
    1.0 * sum(attendees) / nullif(sum(sessions), 0) as attendees_per_session
from halls
group by field
order by field is null, halls desc, field
