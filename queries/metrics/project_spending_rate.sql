-- zh: 项目资金执行率
-- en: Spending against budget
-- unit: % | %
-- ledgers: secretary_project
-- aggregate: share(spent, budget)
-- good: neutral
-- month: declared_on
-- about: 已投入资金合计占计划投入合计的比例；只计两项都已填报的项目 | money spent, of money planned, over the projects that report both
select *
from secretary_project
where
    spent is not null
    and budget is not null
