-- zh: 参加讲习人次
-- en: Attendances
-- unit: 人次 | attendances
-- ledgers: lecture_session
-- aggregate: sum(attendees)
-- good: up
-- month: held_on
-- about: 历次讲习活动参加人次合计 | people at lecture sessions, each counted every time
select * from lecture_session
