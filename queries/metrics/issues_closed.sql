-- zh: 已整改问题
-- en: Issues closed
-- unit: 条 | issues
-- ledgers: rectification_issue
-- aggregate: count
-- good: up
-- month: closed_on
-- about: 整改状态为已完成的问题 | issues whose rectification is done
select * from rectification_issue where status = 'closed'
