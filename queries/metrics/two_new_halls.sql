-- zh: “两新”组织讲习所
-- en: Halls of new organisations
-- unit: 个 | halls
-- ledgers: lecture_hall
-- aggregate: count
-- good: up
-- month: established_on
-- about: “两新”组织的讲习所 | halls kept by new economic and social organisations
select * from lecture_hall where field = 'two_new'
