-- zh: 申报街道
-- en: Streets declaring
-- unit: 个 | streets
-- ledgers: secretary_project
-- aggregate: distinct(street_code)
-- good: up
-- month: declared_on
-- about: 至少申报一个书记领办项目的街道 | streets that have declared at least one secretary project
select * from secretary_project where street_code is not null
