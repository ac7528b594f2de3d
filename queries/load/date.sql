-- Days. Grain: one row a text of `written`. Columns: text, value (date, null where it cannot be read), note (null for a
-- full day plainly written, else year_filled, day_filled, range_start or remark_dropped).
-- Parameters: $year, the year of the sheet, fills days written without one (null: they cannot be read).
with
narrowed as (
    select
        text,
        regexp_replace(filled(narrow(digits)), '^(\d{4}) ?[\\、, _] ?(\d{1,2}) ?[\\、, _] ?(\d{1,2})(\D|$)', '\1/\2/\3\4') as x
    from written
),

-- 2024-5-12, 2024.5.12, 2024/5/12, 2024年5月12日, 24.5.12; 5月12日, 5.12; 2024年5月, 5月底, 202405; 2024.5-8; 20240512; 2024、5、12; 2024年底
matched as (
    select
        text,
        x,
        regexp_extract(x, '^(\d{4}|\d{2}) ?[-./年] ?(\d{1,2}) ?[-./月] ?(\d{1,2}) ?[日号]?(.*)$', ['y', 'm', 'd', 'rest']) as whole,
        regexp_extract(x, '^(\d{1,2}) ?[-./月] ?(\d{1,2}) ?[日号]?(.*)$', ['m', 'd', 'rest']) as yearless,
        regexp_extract(
            x, '^(\d{4}) ?[-./年] ?(\d{1,2}) ?月?份?(初|上旬|中旬|下旬|底|末)?(?:之|以)?前?$', ['y', 'm', 'part']
        ) as month,
        regexp_extract(x, '^()(\d{1,2}) ?月份?(初|上旬|中旬|下旬|底|末)?(?:之|以)?前?$', ['y', 'm', 'part']) as own_month,
        regexp_extract(
            x, '^(\d{4}) ?[./年] ?(\d{1,2}) ?月?份? ?[-~至到] ?(?:\d{4} ?[./年] ?)?\d{1,2} ?月?份?底?$', ['y', 'm']
        ) as months,
        regexp_extract(x, '^(20\d{2})? ?(年底|年末|年内)(?:之|以)?前?(?:完成)?$', ['y', 'part']) as year_end,
        regexp_extract(x, '^(\d{4})(\d{2})(\d{2})$', ['y', 'm', 'd']) as packed,
        regexp_extract(x, '^(20\d{2})(\d{2})$', ['y', 'm']) as packed_month
    from narrowed
),

-- One pattern for each text, in the order in which they are tried; the rest is what follows the day.
parts as (
    select
        text,
        case when try_cast(x as double) between 20000 and 80000 then cast(floor(cast(x as double)) as integer) end as serial,
        case
            when packed.y <> '' then {'y': packed.y, 'm': packed.m, 'd': packed.d, 'rest': '', 'note': null}
            when packed_month.y <> '' then {'y': packed_month.y, 'm': packed_month.m, 'd': '1', 'rest': '', 'note': 'day_filled'}
            when months.y <> '' then {'y': months.y, 'm': months.m, 'd': '1', 'rest': '', 'note': 'range_start'}
            when month.y <> '' then {'y': month.y, 'm': month.m, 'd': month.part, 'rest': '', 'note': 'day_filled'}
            when year_end.part <> ''
                then {
                    'y': coalesce(nullif(year_end.y, ''), cast($year as varchar)), 'm': '12', 'd': '底', 'rest': '',
                    'note': 'day_filled'
                }
            when length(whole.y) = 4 then {'y': whole.y, 'm': whole.m, 'd': whole.d, 'rest': whole.rest, 'note': null}
            when whole.y <> '' then {'y': '20' || whole.y, 'm': whole.m, 'd': whole.d, 'rest': whole.rest, 'note': 'year_filled'}
            when own_month.m <> ''
                then {'y': cast($year as varchar), 'm': own_month.m, 'd': own_month.part, 'rest': '', 'note': 'day_filled'}
            when yearless.m <> ''
                then {'y': cast($year as varchar), 'm': yearless.m, 'd': yearless.d, 'rest': yearless.rest, 'note': 'year_filled'}
        end as p
    from matched
),

days as (
    select
        text,
        serial,
        p.rest as rest,
        p.note as note,
        case
            when serial is not null then date '1899-12-30' + serial
            when p.d in ('底', '末') then last_day(try_cast(p.y || '-' || lpad(p.m, 2, '0') || '-01' as date))
            else try_cast(
                p.y || '-' || lpad(p.m, 2, '0') || '-'
                || case p.d when '' then '01' when '初' then '01' when '上旬' then '01' when '中旬' then '11' when '下旬' then '21'
                    else lpad(p.d, 2, '0') end as date
            )
        end as day
    from parts
),

-- A time of day, a weekday or 前 is plain, the end of a range and what stands in brackets is said, all else cannot be read.
judged as (
    select
        text,
        day,
        case
            when serial is not null then null
            when rest = '' or regexp_matches(rest, '^ ?(\(?T?\d{1,2}[:时点]|\(?[上下中早晚][午上间]|\(?(周|星期)[一二三四五六日天末]|(之|以)?前$)')
                then note
            when regexp_matches(rest, '^ ?[-~至到、,起]') then 'range_start'
            when regexp_matches(rest, '^ ?\(.*\)$') then 'remark_dropped'
            else 'unreadable'
        end as note
    from days
),

-- A text that says no day has nothing to be noted: 待定 lacks more than its year.
typed as (
    select text, case when note is distinct from 'unreadable' and year(day) between 1900 and 2100 then day end as value, note
    from judged
)

select text, value, case when value is not null then note end as note
from typed
