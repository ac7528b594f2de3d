-- Grain: one report's version of a row of a ledger, of all reports known by the day asked for, in the streets in view.
-- Written in: view, ledger (its table), fields (its columns in the order declared).
create or replace view {view} as
select
    {fields},
    _file,
    _sheet,
    _row,
    _upload,
    _valid_from as _reported_on,
    -- the day a later report took its place; null while none known by the day asked for has
    case when _valid_until <= store.slice_day() then _valid_until end as _ended_on,
    store.slice_day() as _as_of
from {ledger}
where
    _valid_from <= store.slice_day()
    and _valid_from < _valid_until
    and store.in_slice(street_code)
