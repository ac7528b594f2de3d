-- zh: 反弹问题
-- en: Issues reopened
-- unit: 条 | issues
-- ledgers: rectification_issue
-- aggregate: count
-- good: down
-- month: found_on
-- about: 此前填报已完成、现又未完成的问题 | issues not closed now that an earlier report had closed
select *
from rectification_issue as now
where
    status <> 'closed'
    and exists (
        select 1
        from rectification_issue_history as earlier
        where
            earlier.community_code = now.community_code
            and earlier.issue = now.issue
            and earlier._reported_on < now._reported_on
            and earlier.status = 'closed'
    )
