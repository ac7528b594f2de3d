-- zh: 开展共建的社区
-- en: Communities co-building
-- unit: 个 | communities
-- ledgers: cobuild_unit, cobuild_resource, cobuild_need, cobuild_project
-- aggregate: distinct(community_code)
-- good: up
-- about: 有共建单位、资源、需求或项目的社区 | communities with a co-building unit, resource, need or project
with lists as (
    select * from cobuild_unit
    union all by name
    select * from cobuild_resource
    union all by name
    select * from cobuild_need
    union all by name
    select * from cobuild_project
)
select street, street_code, community, community_code, _file, _sheet, _row, _upload
from lists
where community_code is not null
