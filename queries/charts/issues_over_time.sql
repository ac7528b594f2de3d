-- Grain: one month in which rectification issues were reported, up to the day asked for, oldest first.
-- Columns: day (date: the last of its reports), found, closed, open (issues as the reports in force on that day said;
-- found = closed + open).
with days as (
    select max(_reported_on) as day
    from rectification_issue_history
    group by date_trunc('month', _reported_on)
)
select
    days.day,
    count(*) as found,
    count(case when issues.status = 'closed' then 1 end) as closed,
    count(case when issues.status <> 'closed' then 1 end) as open
from days
join rectification_issue_history as issues
    on issues._reported_on <= days.day
    and (issues._ended_on is null or issues._ended_on > days.day)
group by days.day
order by days.day
