-- zh: 消失问题
-- en: Issues vanished
-- unit: 条 | issues
-- ledgers: rectification_issue
-- aggregate: count
-- good: down
-- month: found_on
-- about: 未整改完成、却不再出现在该社区后来填报中的问题（行取自最后一次出现的填报；改写了文字的也算） | issues that a later report of their community leaves out though none had closed them, as last reported; an issue worded anew counts too
select *
from rectification_issue_history as last_seen
where
    _ended_on is not null
    and status <> 'closed'
    and not exists (
        select 1
        from rectification_issue_history as later
        where
            later.community_code = last_seen.community_code
            and later.issue = last_seen.issue
            and later._reported_on > last_seen._reported_on
    )
