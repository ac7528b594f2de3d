-- Grain: one row of a ledger whose street or community goes by another name in the registry than before.
-- Written in: ledger (its table).
with groups as (
    select distinct street_code, community_code from {ledger}
),
names as (
    select
        groups.*,
        streets.name as street,
        communities.name as community
    from groups
    left join store.place as streets on streets.code = groups.street_code and streets.level = 'street'
    left join store.place as communities
        on communities.code = groups.community_code and communities.level = 'community'
)
update {ledger} as held
set street = names.street, community = names.community
from names
where
    held.street_code is not distinct from names.street_code
    and held.community_code is not distinct from names.community_code
    and (held.street is distinct from names.street or held.community is distinct from names.community)
