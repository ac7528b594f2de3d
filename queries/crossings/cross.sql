-- Grain: a cell of a crossing: a group of its rows by a group of its columns, their totals and the whole. Groups beyond
-- the first so many of their kind are one group together.
-- Written in: grouped (every group of `_by1` by `_by2` with its `_number`; `_all1`, `_all2` 1 where it is all of them),
--     direction (asc or desc: which groups are the first).
-- Parameters: how many groups of rows are kept, how many of columns.
-- Columns: by1, by2 (keys; null too for the rest), all1, all2, kept1, kept2 (whether a group of its own),
--     number (of the rest: their sum), groups (how many it is of).
with grouped as (
{grouped}
),
kept_rows as (
    select _by1, true as kept
    from grouped
    where _all1 = 0 and _all2 = 1
    order by _number {direction} nulls last, _by1
    limit ?
),
kept_columns as (
    select _by2, true as kept
    from grouped
    where _all1 = 1 and _all2 = 0
    order by _number {direction} nulls last, _by2
    limit ?
),
marked as (
    select
        case when kept_rows.kept then grouped._by1 end as by1,
        case when kept_columns.kept then grouped._by2 end as by2,
        grouped._all1 as all1,
        grouped._all2 as all2,
        coalesce(kept_rows.kept, false) as kept1,
        coalesce(kept_columns.kept, false) as kept2,
        grouped._number as number
    from grouped
    left join kept_rows on grouped._all1 = 0 and kept_rows._by1 is not distinct from grouped._by1
    left join kept_columns on grouped._all2 = 0 and kept_columns._by2 is not distinct from grouped._by2
)
select
    by1,
    by2,
    all1,
    all2,
    kept1,
    kept2,
    sum(number) as number,
    count(*) as groups
from marked
group by by1, by2, all1, all2, kept1, kept2
