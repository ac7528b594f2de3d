-- Grain: one secretary project in view, held against its plan. No parameters.
-- Columns: those of secretary_project; first_due_on (the first due day ever reported for it) and days_pushed (from it to
-- due_on), null without a due day; actual_progress (percent; 100 once accepted, null where none is given);
-- planned_progress (percent: the share of time gone from declared_on to due_on, 100 once due; null if a day is missing,
-- and for a project declared later than it is due, or than the day asked for).
create or replace view main.project_plan as
with dated as (
    select
        street_code,
        title,
        due_on,
        row_number() over (partition by street_code, title order by _reported_on, due_on) as report
    from secretary_project_history
    where due_on is not null
)
select
    now.*,
    dated.due_on as first_due_on,
    date_diff('day', dated.due_on, now.due_on) as days_pushed,
    case when now.stage in ('accepted', 'promoted') then 100.0 else now.progress end as actual_progress,
    case
        when now.declared_on > now._as_of or now.declared_on > now.due_on or now.declared_on is null then null
        when now._as_of >= now.due_on then 100.0
        else 100.0 * date_diff('day', now.declared_on, now._as_of) / date_diff('day', now.declared_on, now.due_on)
    end as planned_progress
from secretary_project as now
left join dated
    on dated.street_code = now.street_code
    and dated.title = now.title
    and dated.report = 1;
