-- Grain: a group of the rows of a metric by one or two keys, the groups of each key alone, and all rows as one.
-- Written in: key1, key2 (expressions), value, base (columns that are aggregated, or null), rows (the metric's query),
--     kept (a condition), aggregate, sets (which groups), by2 and all2 (`null` and `1` where there is one key only).
-- Columns: _by1, _by2 (the keys), _all1, _all2 (1 where it is all groups of that key), _number.
select
    _by1,
    {by2} as _by2,
    grouping(_by1) as _all1,
    {all2} as _all2,
    {aggregate} as _number
from (
    select
        {key1} as _by1,
        {key2} as _by2,
        {value} as _value,
        {base} as _base
    from (
{rows}
    ) as _rows
    where {kept}
) as _valued
group by grouping sets {sets}
