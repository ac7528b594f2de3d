-- zh: 讲习活动（附领域）
-- en: Sessions with their hall's field
-- unit: 场 | sessions
-- ledgers: lecture_session, lecture_hall
-- aggregate: count
-- good: up
-- month: held_on
-- about: 全部讲习活动，附其讲习所在基本情况台账中的领域；未列入台账或未填领域的为空 | every lecture session with the field of its hall, empty where the hall ledger does not list the hall or its field
with halls as (
    select hall, max(field) as field
    from lecture_hall
    group by hall
)
select
    lecture_session.*,
    halls.field
from lecture_session
left join halls on halls.hall = lecture_session.hall
