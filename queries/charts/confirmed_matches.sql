-- Grain: one match of a need with a resource that somebody confirmed, in the streets in view, the newest first.
-- Columns: community, community_code, street_code, need (as they were when it was confirmed), unit, resource,
-- resource_community (so too), reason (as the program wrote it), confirmed_on (date), confirmed_by; status and
-- matched_unit (what the ledger says of the need now; null where it has no such need in view), need_upload, need_sheet,
-- need_row, resource_upload, resource_sheet, resource_row (where the rows stand; null where there are none in view).
select
    match.community,
    match.community_code,
    match.street_code,
    match.need,
    match.unit,
    match.resource,
    match.resource_community,
    match.reason,
    match.confirmed_on,
    match.confirmed_by,
    cobuild_need.status,
    cobuild_need.matched_unit,
    cobuild_need._upload as need_upload,
    cobuild_need._sheet as need_sheet,
    cobuild_need._row as need_row,
    cobuild_resource._upload as resource_upload,
    cobuild_resource._sheet as resource_sheet,
    cobuild_resource._row as resource_row
from confirmed_match as match
left join cobuild_need
    on
        cobuild_need.community_code = match.community_code
        and cobuild_need.need = match.need
left join cobuild_resource
    on
        cobuild_resource.unit = match.unit
        and cobuild_resource.resource = match.resource
        and coalesce(cobuild_resource.community_code, '') = match.resource_community_code
order by match.confirmed_on desc, match.community_code, match.need
