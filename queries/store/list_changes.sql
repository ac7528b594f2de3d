-- Grain: one row of the temporary table `change` that is not as it was, steps back first. Parameters: $most.
select kind, names, sheet, "row", held_upload, held_sheet, held_row, held_on, cells, backward
from change
where kind <> 'same'
order by
    backward desc,
    case kind when 'vanished' then 0 when 'changed' then 1 else 2 end,
    sheet,
    "row",
    held_sheet,
    held_row
limit $most
