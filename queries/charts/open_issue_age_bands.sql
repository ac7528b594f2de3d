-- Grain: one band of age of open issues, youngest first; a band without issues has 0.
-- Columns: band ('0-30', '31-60', '61-90', '91-180', '181+', 'unknown' where the finding day is missing),
-- position (1 to 6), issues.
with bands as (
    select *
    from (
        values
            (1, '0-30', 0, 30),
            (2, '31-60', 31, 60),
            (3, '61-90', 61, 90),
            (4, '91-180', 91, 180),
            (5, '181+', 181, 1000000),
            (6, 'unknown', -1000000, -1)
    ) as band (position, band, youngest, oldest)
),
ages as (
    select
        case
            when found_on is null then -1
            when found_on > _as_of then 0
            else date_diff('day', found_on, _as_of)
        end as age_days
    from rectification_issue
    where status <> 'closed'
)
select
    bands.band,
    bands.position,
    count(ages.age_days) as issues
from bands
left join ages on ages.age_days between bands.youngest and bands.oldest
group by bands.band, bands.position
order by bands.position
