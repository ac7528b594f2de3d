-- zh: 时限推后问题
-- en: Issues pushed out
-- unit: 条 | issues
-- ledgers: rectification_issue
-- aggregate: count
-- good: down
-- month: due_on
-- about: 整改时限晚于最早一次填报所定日期的未整改问题 | open issues due on a later day than the first day ever reported for them
with dated as (
    select
        community_code,
        issue,
        due_on,
        row_number() over (partition by community_code, issue order by _reported_on, due_on) as report
    from rectification_issue_history
    where due_on is not null
)
select
    now.*,
    dated.due_on as first_due_on,
    date_diff('day', dated.due_on, now.due_on) as days_pushed
from rectification_issue as now
join dated
    on dated.community_code = now.community_code
    and dated.issue = now.issue
    and dated.report = 1
where
    now.status <> 'closed'
    and dated.due_on < now.due_on
