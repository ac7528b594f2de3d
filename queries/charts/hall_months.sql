-- Grain: one lecture hall in one month of the last twelve up to the day asked for in which it held a session.
-- Columns: hall (as the session ledger names it, listed in the hall ledger or not), month ('2024-05'), sessions.
select
    hall,
    strftime(date_trunc('month', held_on), '%Y-%m') as month,
    count(*) as sessions
from lecture_session
where date_diff('month', held_on, _as_of) between 0 and 11
group by hall, date_trunc('month', held_on)
order by hall, date_trunc('month', held_on)
