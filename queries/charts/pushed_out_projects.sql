-- Grain: one open secretary project due later than first reported (the rows of the metric projects_pushed_out), the
-- furthest pushed first.
-- Columns: street, street_code, title, stage (choice), progress (percent), first_due_on, due_on (dates), days_pushed,
-- times_pushed (how many reports put the due day later than the report before), _file, _sheet, _row, _upload.
with dated as (
    select
        street_code,
        title,
        due_on,
        row_number() over (partition by street_code, title order by _reported_on, due_on) as report,
        lag(due_on) over (partition by street_code, title order by _reported_on, due_on) as due_before
    from secretary_project_history
    where due_on is not null
),
pushed as (
    select
        street_code,
        title,
        max(case when report = 1 then due_on end) as first_due_on,
        count(case when due_on > due_before then 1 end) as times_pushed
    from dated
    group by street_code, title
)
select
    now.street,
    now.street_code,
    now.title,
    now.stage,
    now.progress,
    pushed.first_due_on,
    now.due_on,
    date_diff('day', pushed.first_due_on, now.due_on) as days_pushed,
    pushed.times_pushed,
    now._file,
    now._sheet,
    now._row,
    now._upload
from secretary_project as now
join pushed on pushed.street_code = now.street_code and pushed.title = now.title
where
    now.stage in ('declared', 'under_way')
    and pushed.first_due_on < now.due_on
order by days_pushed desc, now.street_code, now.title
