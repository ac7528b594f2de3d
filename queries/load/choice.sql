-- Choices. Grain: one row a text of `written`. Columns: text, value (a code, null for a text nobody declared), note (null, or
-- remark_dropped where more stands in brackets).
-- `choices` holds code and note of each text, looked up among the synonyms of the ledger's declaration.
select text, code as value, note
from written left join choices using (text)
