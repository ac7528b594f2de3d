-- Grain: one lecture hall of the hall ledger, the most sessions first; the end of the list are the least active.
-- Columns: hall, street, street_code, community, field (choice of lecture_hall), sessions, attendees (all so far),
-- recent_sessions (in the last idle_hall_days days), idle (boolean: fewer than idle_hall_sessions of them, targets),
-- last_held_on (date, null if never), days_since (from it to the day asked for), position (1 the most sessions), _file,
-- _sheet, _row, _upload.
with targets as (
    select
        max(case when name = 'idle_hall_sessions' then value end) as sessions,
        max(case when name = 'idle_hall_days' then value end) as days
    from target
),
active as (
    select
        hall,
        count(*) as sessions,
        sum(attendees) as attendees,
        count(case when date_diff('day', held_on, _as_of) between 0 and targets.days - 1 then 1 end) as recent,
        max(held_on) as last_held_on
    from lecture_session
    cross join targets
    group by hall
)
select
    lecture_hall.hall,
    lecture_hall.street,
    lecture_hall.street_code,
    lecture_hall.community,
    lecture_hall.field,
    coalesce(active.sessions, 0) as sessions,
    coalesce(active.attendees, 0) as attendees,
    coalesce(active.recent, 0) as recent_sessions,
    coalesce(active.recent, 0) < targets.sessions as idle,
    active.last_held_on,
    date_diff('day', active.last_held_on, lecture_hall._as_of) as days_since,
    row_number() over (
        order by coalesce(active.sessions, 0) desc, coalesce(active.attendees, 0) desc, lecture_hall.hall
    ) as position,
    lecture_hall._file,
    lecture_hall._sheet,
    lecture_hall._row,
    lecture_hall._upload
from lecture_hall
cross join targets
left join active on active.hall = lecture_hall.hall
order by position
