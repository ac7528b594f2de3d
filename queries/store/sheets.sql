-- Grain: one sheet of one upload, in the workbook's order. No parameters.
select
    upload, name, hidden, ledger, header_rows, column_matches as "columns", row_counts as "rows", scope,
    coalesce(title, '') as title
from store.sheet
order by upload, position
