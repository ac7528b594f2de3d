-- zh: 讲师
-- en: Lecturers
-- unit: 人 | lecturers
-- ledgers: lecture_hall
-- aggregate: sum(lecturers)
-- good: up
-- month: established_on
-- about: 各讲习所填报的讲师人数合计 | lecturers as the halls count them
select * from lecture_hall where lecturers is not null
