-- Grain: one finding of upload $upload. Reads `said`, the findings as a table with their position.
insert into store.finding by name
select $upload as upload, position, code, sheet, "row" as row_number, cell, field, value, detail
from said
