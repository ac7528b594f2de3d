-- Days. Grain: one row a text of `written`. Columns: text, value (date, null where it cannot be read), note (null for a
-- full day plainly written, else year_filled, day_filled or range_start).
-- Parameters: $year, the year of the sheet, fills days written without one (null: they cannot be read).
with
narrowed as (
    select text, filled(narrow(text)) as x from written
),

-- 2024-5-12, 2024.5.12, 2024/5/12, 2024年5月12日; 24.5.12; 5月12日, 5.12; 2024年5月; 20240512
matched as (
    select
        text,
        x,
        regexp_extract(x, '^(\d{4}|\d{2}) ?[-./年] ?(\d{1,2}) ?[-./月] ?(\d{1,2}) ?[日号]?(.*)$', ['y', 'm', 'd', 'rest']) as whole,
        regexp_extract(x, '^(\d{1,2}) ?[-./月] ?(\d{1,2}) ?[日号]?(.*)$', ['m', 'd', 'rest']) as yearless,
        regexp_extract(x, '^(\d{4}) ?[-./年] ?(\d{1,2}) ?月?份?$', ['y', 'm']) as month,
        regexp_extract(x, '^(\d{4})(\d{2})(\d{2})$', ['y', 'm', 'd']) as packed
    from narrowed
),

parts as (
    select
        text,
        case when try_cast(x as double) between 20000 and 80000 then cast(floor(cast(x as double)) as integer) end as serial,
        case
            when packed.y <> '' then packed.y
            when month.y <> '' then month.y
            when length(whole.y) = 2 then '20' || whole.y
            when whole.y <> '' then whole.y
            when yearless.m <> '' then cast($year as varchar)
        end as y,
        case
            when packed.y <> '' then packed.m
            when month.y <> '' then month.m
            when whole.y <> '' then whole.m
            else yearless.m
        end as m,
        case
            when packed.y <> '' then packed.d
            when month.y <> '' then '1'
            when whole.y <> '' then whole.d
            else yearless.d
        end as d,
        case
            when packed.y <> '' then ''
            when month.y <> '' then ''
            when whole.y <> '' then whole.rest
            else yearless.rest
        end as rest,
        case
            when packed.y <> '' then null
            when month.y <> '' then 'day_filled'
            when length(whole.y) = 4 then null
            else 'year_filled'
        end as note
    from matched
),

-- What follows the first day: a time of day or a weekday is plain, the end of a range is said, all else cannot be read.
judged as (
    select
        text,
        coalesce(
            date '1899-12-30' + serial,
            try_cast(lpad(y, 4, '0') || '-' || lpad(m, 2, '0') || '-' || lpad(d, 2, '0') as date)
        ) as day,
        case
            when serial is not null then null
            when rest = '' or regexp_matches(rest, '^ ?(\d{1,2}[:时点]|[T(上下中早晚周星])') then note
            when regexp_matches(rest, '^ ?[-~至到、,起]') then 'range_start'
            else 'unreadable'
        end as note
    from parts
),

-- A text that says no day has nothing to be noted: 待定 lacks more than its year.
typed as (
    select text, case when note is distinct from 'unreadable' then day end as value, note from judged
)

select text, value, case when value is not null then note end as note
from typed
