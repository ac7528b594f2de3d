-- Grain: one secretary project with the days that a timeline needs: its declaration, its due day and, once it is done,
-- its acceptance.
-- Columns: street, title, stage (choice), declared_on, first_due_on (the first due day ever reported), due_on (as
-- planned now), accepted_on (dates), done (boolean: accepted or promoted), days_late (of a project that is done from
-- due_on to accepted_on, of an open one to the day asked for; negative: days in hand),
-- progress and planned_progress (percent, as project_plan says), _file, _sheet, _row, _upload.
-- Order: open ones first, each by how late they are.
select
    street,
    title,
    stage,
    declared_on,
    first_due_on,
    due_on,
    accepted_on,
    stage in ('accepted', 'promoted') as done,
    case
        when stage in ('accepted', 'promoted') then date_diff('day', due_on, accepted_on)
        else date_diff('day', due_on, _as_of)
    end as days_late,
    actual_progress as progress,
    planned_progress,
    _file,
    _sheet,
    _row,
    _upload
from project_plan
where
    declared_on is not null
    and due_on is not null
    and (accepted_on is not null or stage not in ('accepted', 'promoted'))
order by done, days_late desc, street_code, title
