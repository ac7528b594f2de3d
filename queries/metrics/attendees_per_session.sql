-- zh: 场均人次
-- en: People a session
-- unit: 人次/场 | people a session
-- ledgers: lecture_session
-- aggregate: mean(attendees)
-- good: up
-- month: held_on
-- about: 参加人次除以填报了人次的讲习活动场次 | attendances over the lecture sessions that report them
select * from lecture_session where attendees is not null
