-- Grain: one row of a ledger as it stood on the day asked for, in the streets in view.
-- Written in: view, ledger (its table), fields (its columns in the order declared).
create or replace view {view} as
select
    {fields},
    _file,
    _sheet,
    _row,
    _upload,
    _valid_from as _reported_on,
    store.slice_day() as _as_of
from {ledger}
where
    _valid_from <= store.slice_day()
    and store.slice_day() < _valid_until
    and store.in_slice(street_code)
