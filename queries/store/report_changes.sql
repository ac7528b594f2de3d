-- Grain: one row that a report not yet published brings, changes, drops or leaves as it was, against the rows in force
-- on its day: those it covers (snapshot), or those of the same keys (events). Made as the temporary table `change`.
-- Parameters: $day, $scope (codes of the places it covers, '' for rows of no street), $events; $codes_FIELD, the choices
-- of a field in their order. Reads `arriving` (typed rows with _sheet and _row).
-- Written in: ledger, fields, row_key, names (the texts of the key), cells (a struct a field: old, new, backward).
create or replace temp table change as
with typed as (
    select {fields}, _sheet, _row
    from arriving
),
communities as (
    select code, parent from store.place where level = 'community'
),
located as (
    select typed.* replace (coalesce(typed.street_code, communities.parent) as street_code)
    from typed
    left join communities on communities.code = typed.community_code
),
keyed as (
    select *, md5_number(concat_ws('', {row_key})) as _key from located
),
reported as (
    select *, row_number() over (partition by _key order by _sheet, _row) as _nth from keyed
),
in_force as (
    select * from {ledger} where _valid_from <= $day and $day < _valid_until
),
covered as (
    select *
    from in_force
    where
        case
            when $events then _key in (select _key from keyed)
            else list_contains($scope, coalesce(street_code, '')) or list_contains($scope, community_code)
        end
),
held as (
    select *, row_number() over (partition by _key order by _upload, _sheet, _row) as _nth from covered
),
compared as (
    select
        held._key is null as is_new,
        reported._key is null as is_gone,
        {names} as names,
        reported._sheet as sheet,
        reported._row as "row",
        held._upload as held_upload,
        held._sheet as held_sheet,
        held._row as held_row,
        held._valid_from as held_on,
        list_filter([{cells}], lambda cell: cell.old is distinct from cell.new) as cells
    from reported
    full outer join held on held._key = reported._key and held._nth = reported._nth
)
select
    * exclude (is_new, is_gone, cells),
    case
        when is_new then 'new'
        when is_gone then 'vanished'
        when length(cells) > 0 then 'changed'
        else 'same'
    end as kind,
    case when is_new or is_gone then [] else cells end as cells,
    not is_new and not is_gone and list_contains(list_transform(cells, lambda cell: cell.backward), true) as backward
from compared
