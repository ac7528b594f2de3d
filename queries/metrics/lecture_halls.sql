-- zh: 讲习所
-- en: Lecture halls
-- unit: 个 | halls
-- ledgers: lecture_hall
-- aggregate: count
-- good: up
-- month: established_on
-- about: 台账中的全部讲习所 | every lecture hall in the ledger
select * from lecture_hall
