-- Grain: one row of an events ledger whose end moves because $upload came, went or came back.
-- Of the versions of one row, each ends on the day of the next: by day reported, then upload, then row.
-- Parameters: $upload. Written in: ledger (its table).
-- A row goes by its upload, sheet and row: joins by rowid crash DuckDB 2.0.0 once rows were deleted.
with moved as (
    select _key from {ledger} where _upload = $upload
),
versions as (
    select
        _upload,
        _sheet,
        _row,
        _valid_until,
        lead(_valid_from, 1, date '9999-12-31') over (
            partition by _key order by _valid_from, _upload, _row, _sheet
        ) as valid_until
    from {ledger}
    semi join moved using (_key)
    where _valid_from is not null
),
changed as (
    select _upload, _sheet, _row, valid_until from versions where valid_until is distinct from _valid_until
)
update {ledger} as held
set _valid_until = changed.valid_until
from changed
where
    held._upload = changed._upload
    and held._sheet = changed._sheet
    and held._row = changed._row
