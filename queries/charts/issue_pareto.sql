-- Grain: one aspect that rectification issues were found in, the most issues first.
-- Columns: aspect (choice of rectification_issue, null where not filled in), issues, open, closed (counts),
-- share, cumulative_share (percent of all issues found: of this aspect, and of it with those before).
with aspects as (
    select
        aspect,
        count(*) as issues,
        count(case when status <> 'closed' then 1 end) as open,
        count(case when status = 'closed' then 1 end) as closed
    from rectification_issue
    group by aspect
)
select
    aspect,
    issues,
    open,
    closed,
    100.0 * issues / sum(issues) over () as share,
    100.0 * sum(issues) over (order by issues desc, aspect nulls last) / sum(issues) over () as cumulative_share
from aspects
order by issues desc, aspect nulls last
