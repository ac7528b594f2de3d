-- zh: 未入库行
-- en: Rows kept out
-- unit: 行 | rows
-- ledgers: secretary_project, rectification_issue, lecture_hall, lecture_session, cobuild_unit, cobuild_resource, cobuild_need, cobuild_project
-- aggregate: count
-- good: down
-- about: 因必填项缺失或无法识别而未入库、且其填报范围尚未重新填报的行；整张表只填一个街道的归该街道 | rows kept out because a required cell was empty or unreadable, until their places are reported anew; they are of a street if their sheet reports that street alone
select ledger, street, street_code, community, community_code, _file, _sheet, _row, _upload
from rejected_row
