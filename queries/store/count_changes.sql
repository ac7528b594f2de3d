-- Grain: the one account of the temporary table `change`. No parameters.
select
    max(held_on) as since,
    count(*) filter (kind = 'new') as new,
    count(*) filter (kind = 'changed') as changed,
    count(*) filter (kind = 'same') as same,
    count(*) filter (kind = 'vanished') as vanished,
    count(*) filter (backward) as backward
from change
