-- Grain: one row of a snapshot ledger of which a field took a step back between the day $before and the day asked for,
-- as both reports have it; rows of one key are taken in their order. Parameters: $before; $codes_FIELD, the choices of a
-- field in their order.
-- Written in: history (the ledger's view of all reports), row_key (its columns), same (that two rows have it in common),
-- names (its texts), steps (a struct a field that can step back: field, old, new, backward).
with held as (
    select *, row_number() over (partition by {row_key} order by _upload, _sheet, _row) as _nth
    from {history}
    where _reported_on <= $before and (_ended_on is null or $before < _ended_on)
),
reported as (
    select *, row_number() over (partition by {row_key} order by _upload, _sheet, _row) as _nth
    from {history}
    where _ended_on is null and $before < _reported_on
),
compared as (
    select
        reported.street_code,
        reported.street,
        reported.community,
        {names} as names,
        reported._upload as upload,
        reported._file as file,
        reported._sheet as sheet,
        reported._row as "row",
        list_filter([{steps}], lambda step: step.backward) as steps
    from reported
    join held on held._nth = reported._nth and {same}
)
select * from compared
where len(steps) > 0
order by street_code, sheet, "row"
