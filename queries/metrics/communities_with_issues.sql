-- zh: 查摆问题的社区
-- en: Communities with issues
-- unit: 个 | communities
-- ledgers: rectification_issue
-- aggregate: distinct(community_code)
-- good: neutral
-- month: found_on
-- about: 至少查摆出一个问题的社区 | communities in which at least one issue was found
select * from rectification_issue
