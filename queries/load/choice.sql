-- Choices. Grain: one row a text of `written`. Columns: text, value (a code, null for a text nobody declared), note (null).
-- `choices` holds the code of each text, looked up among the synonyms of the ledger's declaration.
select text, code as value, cast(null as varchar) as note
from written left join choices using (text)
