-- Grain: one row of any ledger as it stood on the day asked for, in the streets in view; _flagged says whether anything
-- was found to say about it when it was read. Written in: ledgers (the rows of each by the columns below, all together).
create or replace view main.reported_row as
with ledgers as (
    {ledgers}
)
select
    ledger,
    street,
    street_code,
    community,
    community_code,
    _file,
    _sheet,
    _row,
    _upload,
    _flagged,
    _valid_from as _reported_on,
    store.slice_day() as _as_of
from ledgers
where
    _valid_from <= store.slice_day()
    and store.slice_day() < _valid_until
    and store.in_slice(street_code)
