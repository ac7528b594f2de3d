-- zh: “两新”组织讲习活动
-- en: Sessions of new organisations
-- unit: 场 | sessions
-- ledgers: lecture_session, lecture_hall
-- aggregate: count
-- good: up
-- month: held_on
-- about: “两新”组织讲习所开展的讲习活动 | sessions of halls kept by new economic and social organisations
select *
from lecture_session
where hall in (select hall from lecture_hall where field = 'two_new')
