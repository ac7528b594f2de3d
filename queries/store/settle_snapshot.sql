-- Grain: one row of a snapshot ledger whose end moves because $upload came, went or came back.
-- A row ends on the day of the next later report that covers its street or its community.
-- Parameters: $upload, $key (the ledger's). Written in: ledger (its table).
with reports as (
    select id, reported_on, row_number() over (order by reported_on, id) as rank
    from store.upload
    where not withdrawn
),
covering as (
    select coverage.place_code, reports.rank, reports.reported_on
    from store.coverage
    join reports on reports.id = coverage.upload
    where coverage.ledger = $key
),
moved as (
    select place_code from store.coverage where ledger = $key and upload = $upload
),
groups as (
    select distinct _upload, street_code, community_code
    from {ledger}
    where
        _valid_from is not null
        and (
            _upload = $upload
            or coalesce(street_code, '') in (from moved)
            or community_code in (from moved)
        )
),
group_places as (
    select *, unnest([coalesce(street_code, ''), community_code]) as place_code
    from groups
),
ends as (
    select
        group_places._upload,
        group_places.street_code,
        group_places.community_code,
        coalesce(min(covering.reported_on), date '9999-12-31') as valid_until
    from group_places
    join reports on reports.id = group_places._upload
    left join covering
        on covering.place_code = group_places.place_code
        and covering.rank > reports.rank
    group by all
)
update {ledger} as held
set _valid_until = ends.valid_until
from ends
where
    held._upload = ends._upload
    and held.street_code is not distinct from ends.street_code
    and held.community_code is not distinct from ends.community_code
    and held._valid_from is not null
    and held._valid_until is distinct from ends.valid_until
