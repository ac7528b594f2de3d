-- zh: 讲习活动
-- en: Lecture sessions
-- unit: 场 | sessions
-- ledgers: lecture_session
-- aggregate: count
-- good: up
-- month: held_on
-- about: 已开展的全部讲习活动 | every lecture session held
select * from lecture_session
