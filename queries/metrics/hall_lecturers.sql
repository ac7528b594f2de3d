-- zh: 讲师
-- en: Lecturers
-- unit: 人 | lecturers
-- ledgers: lecture_hall
-- aggregate: sum(lecturers)
-- good: up
-- month: established_on
-- about: lecturers as the halls count them
select * from lecture_hall where lecturers is not null
