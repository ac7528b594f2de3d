-- zh: 共享资源
-- en: Resources shared
-- unit: 项 | resources
-- ledgers: cobuild_resource
-- aggregate: count
-- good: up
-- about: 开放共享的场地、物资、人才、服务、资金和信息 | venues, goods, people, services, funds and information open to share
select * from cobuild_resource
