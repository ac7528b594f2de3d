-- zh: 讲习活动
-- en: Lecture sessions
-- unit: 场 | sessions
-- ledgers: lecture_session
-- aggregate: count
-- good: up
-- month: held_on
-- about: every lecture session held
select * from lecture_session
