-- Grain: one overdue secretary project (the rows of the metric projects_overdue), the longest overdue first.
-- Columns: street, street_code, title, stage (choice), progress (percent), due_on (date), days_overdue,
-- next_step, _file, _sheet, _row, _upload.
select
    street,
    street_code,
    title,
    stage,
    progress,
    due_on,
    date_diff('day', due_on, _as_of) as days_overdue,
    next_step,
    _file,
    _sheet,
    _row,
    _upload
from secretary_project
where
    due_on < _as_of
    and stage not in ('accepted', 'promoted')
order by days_overdue desc, street_code, title
