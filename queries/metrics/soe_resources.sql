-- zh: 国有企业共享资源
-- en: Resources of SOEs
-- unit: 项 | resources
-- ledgers: cobuild_resource, cobuild_unit
-- aggregate: count
-- good: up
-- about: 国有企业提供的共享资源 | resources that a state-owned enterprise opens to share
select *
from cobuild_resource
where unit in (select unit from cobuild_unit where kind = 'soe')
