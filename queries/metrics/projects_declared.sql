-- zh: 申报项目
-- en: Projects declared
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: count
-- good: up
-- month: declared_on
-- about: 台账中的全部书记领办项目，不论阶段 | every secretary project in the ledger, whatever its stage
select * from secretary_project
