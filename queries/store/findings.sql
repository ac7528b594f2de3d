-- Grain: one finding of one upload, in the order they were made. No parameters.
select upload, code, sheet, row_number as "row", cell, field, value, detail
from store.finding
order by upload, position
