-- zh: 开展共建的社区
-- en: Communities co-building
-- unit: 个 | communities
-- ledgers: cobuild_unit, cobuild_resource, cobuild_need, cobuild_project
-- aggregate: distinct(community_code)
-- good: up
-- about: 有共建单位、资源、需求或项目的社区 | communities with a co-building unit, resource, need or project
select
    street,
    street_code,
    community,
    community_code,
    'units' as list,
    _file,
    _sheet,
    _row,
    _upload
from cobuild_unit
where community_code is not null
union all
select
    street,
    street_code,
    community,
    community_code,
    'resources' as list,
    _file,
    _sheet,
    _row,
    _upload
from cobuild_resource
where community_code is not null
union all
select
    street,
    street_code,
    community,
    community_code,
    'needs' as list,
    _file,
    _sheet,
    _row,
    _upload
from cobuild_need
where community_code is not null
union all
select
    street,
    street_code,
    community,
    community_code,
    'projects' as list,
    _file,
    _sheet,
    _row,
    _upload
from cobuild_project
where community_code is not null
