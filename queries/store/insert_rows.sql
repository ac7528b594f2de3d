-- Grain: one typed row of one sheet, as it goes into its ledger; it ends nowhere until it is settled.
-- Parameters: $upload, $file, $sheet, $reported_on. Reads `arriving`, the typed rows of the sheet.
-- Written in: ledger, fields (every column of the ledger, null where the sheet has none), row_key.
insert into {ledger} by name
with typed as (
    select {fields}, _row
    from arriving
),
communities as (
    select code, name, parent from store.place where level = 'community'
),
located as (
    select
        typed.* replace (coalesce(typed.street_code, communities.parent) as street_code),
        communities.name as community
    from typed
    left join communities on communities.code = typed.community_code
),
streets as (
    select code, name from store.place where level = 'street'
),
flagged as (
    select row_number from store.finding where upload = $upload and sheet = $sheet and row_number is not null
)
select
    located.*,
    streets.name as street,
    $file as _file,
    $sheet as _sheet,
    $upload as _upload,
    _row in (from flagged) as _flagged,
    md5_number(concat_ws('', {row_key})) as _key,
    $reported_on as _valid_from,
    date '9999-12-31' as _valid_until
from located
left join streets on streets.code = located.street_code
