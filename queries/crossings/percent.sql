-- Grain: a group of the rows of a ratio, with the percent that its numerator is of its denominator.
-- Written in: part, whole (the groups of the numerator and of the denominator).
-- Columns: _by1, _by2, _all1, _all2 as in groups, _number (null where the denominator is 0).
select
    whole._by1,
    whole._by2,
    whole._all1,
    whole._all2,
    100.0 * coalesce(part._number, 0) / nullif(whole._number, 0) as _number
from (
{whole}
) as whole
left join (
{part}
) as part
    on part._by1 is not distinct from whole._by1
    and part._by2 is not distinct from whole._by2
    and part._all1 = whole._all1
    and part._all2 = whole._all2
