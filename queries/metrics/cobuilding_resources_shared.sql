-- zh: 共享资源
-- en: Resources shared
-- unit: 项 | resources
-- ledgers: cobuild_resource
-- aggregate: count
-- good: up
-- about: venues, goods, people, services, funds and information open to share
select * from cobuild_resource
