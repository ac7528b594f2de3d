-- Grain: one co-building need that no unit has taken up (the rows of the metric needs_open), the oldest first, those
-- without a day last.
-- Columns: street, street_code, community, community_code, need, kind (choice of cobuild_need), raised_on (date),
-- age_days (null without a day, or with one yet to come), _file, _sheet, _row, _upload.
select
    street,
    street_code,
    community,
    community_code,
    need,
    kind,
    raised_on,
    case when raised_on <= _as_of then date_diff('day', raised_on, _as_of) end as age_days,
    _file,
    _sheet,
    _row,
    _upload
from cobuild_need
where status = 'open'
order by raised_on nulls last, community_code, need
