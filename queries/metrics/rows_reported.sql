-- zh: 填报数据
-- en: Rows reported
-- unit: 行 | rows
-- ledgers: secretary_project, rectification_issue, lecture_hall, lecture_session, cobuild_unit, cobuild_resource, cobuild_need, cobuild_project
-- aggregate: count
-- good: up
-- about: 各类台账（含自建台账）现行有效的全部数据行 | every row in force of every ledger, those of our own too
select ledger, street, street_code, community, community_code, _file, _sheet, _row, _upload
from reported_row
