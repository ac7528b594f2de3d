-- zh: “两新”组织讲习人次
-- en: Attendances at new organisations
-- unit: 人次 | attendances
-- ledgers: lecture_session, lecture_hall
-- aggregate: sum(attendees)
-- good: up
-- month: held_on
-- about: “两新”组织讲习所历次活动参加人次合计 | people at sessions of halls kept by new economic and social organisations, each counted every time
select *
from lecture_session
where hall in (select hall from lecture_hall where field = 'two_new')
