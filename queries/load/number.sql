-- Numbers. Grain: one row a text of `written`. Columns: text, value (double, null where it cannot be read), note (null for
-- a plain number, else approximate, unit_converted or remark_dropped).
-- Parameters: $unit, the unit of the field (null for a plain count); $scale, what a number written without a unit is
-- multiplied with (1 unless its heading names another unit than the field's).
with
-- 35(万元) is 35万元, 1,234 is 1234, but 12,34 may be anything
narrowed as (
    select
        text,
        regexp_replace(
            case when not regexp_matches(x, ',(\d{1,2}|\d{4,})(\D|$)|,\D') then replace(x, ',', '') else x end,
            '\((万元|元|人|人次|名|分钟|小时|平方米|㎡|个|项|场|次|件|户|家)\)$', '\1'
        ) as x
    from (select text, regexp_replace(filled(narrow(digits)), '^(?:人民币|RMB|¥|￥) ?(.*?)(元?)$', '\1元') as x from written)
),

bare as (
    select text, regexp_replace(x, '^(.*\d.*?) ?\([^()]*\)$', '\1') as x, regexp_matches(x, '\d.*\([^()]*\)$') as remarked
    from narrowed
),

-- 35, 35万元, 约40, 40余人, 40余万元, 百余人, 1.5小时; 1小时30分, 1:30:00
parts as (
    select
        text,
        remarked,
        regexp_extract(x, '^(\d{1,2})(?:个?小时|:)(\d{1,2})(?:分钟?|:\d\d)?$', ['hours', 'minutes']) as clock,
        unnest(regexp_extract(
            x,
            '^(?:共计|合计|共有|共|计)? ?(约|大约|近|超过|超|逾|不足|上|大概|将近|不少于|至少|≥|>=|≤|<=|>|<|＞|＜|~)? ?([-+]?\d+\.?\d*|[-+]?\.\d+)? ?(余|多|来)? ?([百千万亿]?) ?(余|多|来|左右|上下|以上|以内|\+)? ?([^\d\s余多左+]*?) ?(余|多|左右|上下|以上|以内|\+)?$',
            ['about', 'digits', 'before', 'tens', 'more', 'word', 'after']
        ))
    from bare
),

-- 百余人 leaves its one out.
counted as (
    select
        *,
        about <> '' or before <> '' or more <> '' or after <> '' as approximate,
        case
            when digits <> '' then try_cast(digits as double)
            when tens <> '' and (about <> '' or more <> '') then 1
        end as number,
        case tens when '百' then 100 when '千' then 1000 when '万' then 10000 when '亿' then 100000000 else 1 end as times
    from parts
),

-- What one of `word` is in the field's own unit; null for a word that does not measure it.
measured as (
    select
        *,
        case
            when $unit = '10k_yuan' then case
                when word = '' and tens = '' then cast($scale as double)
                when word in ('', '元', '元整', '块', '块钱', '元人民币') then 0.0001
            end
            when word = '' then cast($scale as double)
            when $unit = 'person' and word = '户' then 1
            when
                $unit = 'person'
                and regexp_matches(word, '^(人|名|人次|位|个人)(党员|群众|居民|干部|代表|志愿者|学员|师生|党员群众|党员干部|居民群众)?$')
                then 1
            when $unit = 'minute' and word in ('分钟', '分', 'min') then 1
            when $unit = 'minute' and word in ('小时', '时', 'h', '个小时', '个钟头') then 60
            when $unit = 'minute' and word in ('课时', '个课时') then 45
            when $unit = 'm2' and word in ('平方米', '平米', '平方', '㎡', 'm2', 'm²', '平') then 1
            when $unit = 'm2' and word = '亩' then 666.67
            when $unit = 'degree' and word in ('度', '°', '°E', '°N', 'E', 'N') then 1
            when
                $unit is null
                and regexp_matches(word, '^[个项件场次处户条支家套本台份张间名人岁年天册块只副部辆把桌组种类期篇幅批座站点节堂位盏]人?次?$')
                then 1
        end as factor
    from counted
),

valued as (
    select
        *,
        case
            when $unit = 'minute' and clock.hours <> '' then try_cast(clock.hours as double) * 60 + try_cast(clock.minutes as double)
            else round(number * times * factor, 6)
        end as value
    from measured
)

select
    text,
    value,
    case
        when value is null then null
        when remarked then 'remark_dropped'
        when $unit = 'minute' and clock.hours <> '' then 'unit_converted'
        when approximate then 'approximate'
        when $unit = '10k_yuan' and tens || word in ('', '万', '万元', '万元整', '万块') then null
        when times <> 1 or word = '户' and $unit = 'person' or (word <> '' and factor <> 1) then 'unit_converted'
    end as note
from valued
