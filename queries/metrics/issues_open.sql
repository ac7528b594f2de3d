-- zh: 未整改问题
-- en: Issues open
-- unit: 条 | issues
-- ledgers: rectification_issue
-- aggregate: count
-- good: down
-- month: found_on
-- about: 未启动或整改中的问题 | issues not started or still being rectified
select * from rectification_issue where status <> 'closed'
