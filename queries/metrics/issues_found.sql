-- zh: 查摆问题
-- en: Issues found
-- unit: 条 | issues
-- ledgers: rectification_issue
-- aggregate: count
-- good: neutral
-- month: found_on
-- about: 软弱涣散和后进社区党组织查摆出的全部问题 | every fault found in a weak or backward community organisation
select * from rectification_issue
