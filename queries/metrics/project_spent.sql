-- zh: 项目已投入
-- en: Project spending
-- unit: 万元 | 10k yuan
-- ledgers: secretary_project
-- aggregate: sum(spent)
-- good: neutral
-- month: declared_on
-- about: 书记领办项目累计已投入资金 | money spent on secretary projects so far
select * from secretary_project where spent is not null
