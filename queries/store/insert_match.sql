-- Grain: one confirmed match. Parameters: its columns.
insert into store.match by name
select
    $community_code as community_code,
    $need as need,
    $unit as unit,
    $resource as resource,
    $community as community,
    $street_code as street_code,
    $resource_community as resource_community,
    $resource_community_code as resource_community_code,
    $resource_street_code as resource_street_code,
    $reason as reason,
    $confirmed_on as confirmed_on,
    $confirmed_by as confirmed_by
