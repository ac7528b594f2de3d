-- zh: 逾期问题
-- en: Issues overdue
-- unit: 条 | issues
-- ledgers: rectification_issue
-- aggregate: count
-- good: down
-- month: due_on
-- about: 超过整改时限仍未完成的问题；到期当日不算逾期 | issues past the day set for them and not closed; the day itself is not overdue
select * from rectification_issue where due_on < _as_of and status <> 'closed'
