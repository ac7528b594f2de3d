-- Numbers. Grain: one row a text of `written`. Columns: text, value (double, null where it cannot be read), note (null for
-- a plain number, else approximate or unit_converted).
-- Parameters: $unit, the unit of the field (null for a plain count); $scale, what a number written without a unit is
-- multiplied with (1 unless its heading names another unit than the field's).
with
narrowed as (
    select text, replace(filled(narrow(text)), ',', '') as x from written
),

-- 35, 35万元, 约40, 40余人, 1.5小时
parts as (
    select
        text,
        unnest(regexp_extract(
            x,
            '^(约|大约|近|超过|超|逾|不足|共计|共|计)? ?([-+]?\d+(?:\.\d+)?|[-+]?\.\d+) ?([百千万亿]?) ?(余|多|来|左右|以上)? ?([^\d\s余多左]*?) ?(余|多|左右|以上)?$',
            ['about', 'digits', 'tens', 'more', 'word', 'after']
        ))
    from narrowed
),

-- What one of `word` is in the field's own unit; null for a word that does not measure it.
measured as (
    select
        *,
        try_cast(digits as double) as number,
        case tens when '百' then 100 when '千' then 1000 when '万' then 10000 when '亿' then 100000000 else 1 end as times,
        case
            when $unit = '10k_yuan' then case
                when word = '' and tens = '' then cast($scale as double)
                when word in ('', '元', '元整', '块', '元人民币') then 0.0001
            end
            when word = '' then cast($scale as double)
            when $unit = 'person' and word in ('人', '名', '人次', '位', '户', '个人') then 1
            when $unit = 'minute' and word in ('分钟', '分', 'min', '课时') then 1
            when $unit = 'minute' and word in ('小时', '时', 'h', '个小时', '个钟头') then 60
            when $unit = 'm2' and word in ('平方米', '平米', '平方', '㎡', 'm2', 'm²', '平') then 1
            when $unit = 'm2' and word = '亩' then 666.67
            when $unit = 'degree' and word in ('度', '°', '°E', '°N', 'E', 'N') then 1
            when
                $unit is null
                and regexp_matches(word, '^[个项件场次处户条支家套本台份张间名人岁年天册块只副部辆把桌组种类期篇幅批座站点节堂位盏]人?次?$')
                then 1
        end as factor
    from parts
)

select
    text,
    round(number * times * factor, 6) as value,
    case
        when number * times * factor is null then null
        when about <> '' or more <> '' or after <> '' then 'approximate'
        when $unit = '10k_yuan' and tens || word in ('', '万', '万元', '万元整', '万块') then null
        when times <> 1 or (word <> '' and factor <> 1) then 'unit_converted'
    end as note
from measured
