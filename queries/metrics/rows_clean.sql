-- zh: 无提示数据
-- en: Rows without a finding
-- unit: 行 | rows
-- ledgers: secretary_project, rectification_issue, lecture_hall, lecture_session, cobuild_unit, cobuild_resource, cobuild_need, cobuild_project
-- aggregate: count
-- good: up
-- about: 各类台账（含自建台账）现行有效、导入时没有任何问题提示的数据行 | rows in force of every ledger, those of our own too, about which nothing had to be said when they were read
select ledger, street, street_code, community, community_code, _file, _sheet, _row, _upload
from reported_row
where not _flagged
