-- Yes and no. Grain: one row a text of `written`. Columns: text, value (boolean, null where it says neither), note (null, or
-- remark_dropped where more stands in brackets).
with
narrowed as (
    select text, marked(upper(narrow(digits))) as x from written
),

bare as (
    select text, regexp_replace(x, '(.) ?\(.*\)$', '\1') as x, regexp_matches(x, '.\(.*\)$') as remarked from narrowed
),

-- An empty box says no where others are ticked.
boxes as (
    select coalesce(bool_or(x in ('☑', '☒', '■', '√', '✓', '✔')), false) as ticked from bare
),

said as (
    select
        text,
        remarked,
        case
            when x in (
                '是', '有', '√', '✓', '✔', '☑', 'V', '对', '已', '已有', 'Y', 'YES', 'TRUE', '1',
                '有方案', '有协议', '是的', '已完成', '完成', '●', '■', '◎', '已签署', '签订', '已签协议', '已出台', '制定', '已验收通过', '验收', '验收通过', '验收合格', '已验收合格', '销号', 'T', '已签', '已签订', '已签约', '已制定', '已验收', '已销号', '已通过', '通过', '合格', '通过验收'
            ) then true
            when x in (
                '否', '无', '×', '✗', '✘', '☒', '没有', '未', '没', '不是', '尚无', 'N', 'NO', 'FALSE', '0', 'X',
                '无方案', '无协议', '尚未', '未签署', '未签协议', '暂未签订', '暂未', '尚未签订', '未出台', '制定中', '尚未制定', '验收不合格', '尚未验收', '待验收', '未销', '待销号', '待签订', '拟签订', '未完成', '暂无', 'F', '未签', '未签订', '未签约', '未制定', '未验收', '未销号', '未通过', '不合格', '未通过验收'
            ) then false
            when x = '□' and boxes.ticked then false
        end as value
    from bare cross join boxes
)

select text, value, case when remarked and value is not null then 'remark_dropped' end as note
from said
