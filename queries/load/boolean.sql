-- Yes and no. Grain: one row a text of `written`. Columns: text, value (boolean, null where it says neither), note (null).
with
narrowed as (
    select text, upper(narrow(text)) as x from written
)

select
    text,
    case
        when x in (
            '是', '有', '√', '✓', '✔', '☑', '对', '已', 'Y', 'YES', 'TRUE', '1',
            '已签', '已签订', '已签约', '已制定', '已验收', '已销号', '已通过', '通过', '合格'
        ) then true
        when x in (
            '否', '无', '×', '✗', '✘', '☒', '没有', '未', '没', 'N', 'NO', 'FALSE', '0', 'X',
            '未签', '未签订', '未签约', '未制定', '未验收', '未销号', '未通过', '不合格'
        ) then false
    end as value,
    cast(null as varchar) as note
from narrowed
