-- Percents, 0 to 100. Grain: one row a text of `written`. Columns: text, value (double), note (null, approximate, or
-- fraction_like for 0.85 among whole percentages).
-- A column whose numbers without a % sign all lie within 0 and 1 writes 85 % as 0.85.
with
narrowed as (
    select text, filled(narrow(digits)) as x from written
),

parts as (
    select
        text,
        regexp_matches(x, '%') as signed,
        unnest(regexp_extract(x, '^(?:已完成|完成|进度|进展|已)? ?\(?(约|近|已达|达到|达|大约|接近|超过|不足)? ?(-?\d+\.?\d*|\.\d+) ?%? ?(左右|以上|多|\+)?\)?$', ['about', 'digits', 'after']))
    from narrowed
),

numbers as (
    select text, signed, try_cast(digits as double) as number, about in ('约', '近', '大约', '接近', '超过', '不足') or after <> '' as approximate
    from parts
),

column_style as (
    select coalesce(bool_and(number between 0 and 1) filter (where not signed), false) as fractions from numbers
)

select
    text,
    round(number * case when fractions and not signed then 100 else 1 end, 6) as value,
    case
        when number is null then null
        when approximate then 'approximate'
        when not fractions and not signed and number > 0 and number < 1 then 'fraction_like'
    end as note
from numbers cross join column_style
