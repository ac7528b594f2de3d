-- Grain: one confirmed match that holds the need or the resource. Parameters: $community_code, $need, $unit, $resource.
select 1
from store.match
where (community_code = $community_code and need = $need) or (unit = $unit and resource = $resource)
