-- Grain: one secretary project, planned against actual; the first due first, those without a due day last.
-- Columns: street, street_code, title, category, stage (choice), progress (percent), declared_on, first_due_on (the
-- first due day ever reported), due_on (as planned now), accepted_on, days_pushed (first_due_on to due_on),
-- planned_progress (percent: the share of time gone from declared_on to due_on, 100 once due; null if a day is missing),
-- days_late (of an accepted project from due_on to accepted_on, of an open one to the day asked for; negative: days in
-- hand; null if a day is missing), budget, spent (10k yuan), _file, _sheet, _row, _upload.
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
    now.street,
    now.street_code,
    now.title,
    now.category,
    now.stage,
    now.progress,
    now.declared_on,
    dated.due_on as first_due_on,
    now.due_on,
    now.accepted_on,
    date_diff('day', dated.due_on, now.due_on) as days_pushed,
    case
        when now.declared_on > now._as_of or now.declared_on > now.due_on or now.declared_on is null then null
        when now._as_of >= now.due_on then 100.0
        else 100.0 * date_diff('day', now.declared_on, now._as_of) / date_diff('day', now.declared_on, now.due_on)
    end as planned_progress,
    case
        when now.stage in ('accepted', 'promoted') then date_diff('day', now.due_on, now.accepted_on)
        else date_diff('day', now.due_on, now._as_of)
    end as days_late,
    now.budget,
    now.spent,
    now._file,
    now._sheet,
    now._row,
    now._upload
from secretary_project as now
left join dated
    on dated.street_code = now.street_code
    and dated.title = now.title
    and dated.report = 1
order by now.due_on nulls last, now.street_code, now.title
