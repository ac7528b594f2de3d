-- zh: 未被认领资源
-- en: Resources unclaimed
-- unit: 项 | resources
-- ledgers: cobuild_resource, cobuild_project, cobuild_need
-- aggregate: count
-- good: down
-- about: 提供单位未认领同类共建项目、也未对接同类需求的资源；单位或类别未填的资源不计，类别未填的项目和需求视为可能用到 | resources whose unit has claimed no co-building project and taken up no need of their kind; resources without a unit or kind are left out, and a project or need without a kind may use any
select *
from cobuild_resource as resource
where
    unit is not null
    and kind is not null
    and not exists (
        select 1
        from cobuild_project as project
        where
            project.unit = resource.unit
            and coalesce(project.kind, resource.kind) = resource.kind
    )
    and not exists (
        select 1
        from cobuild_need as need
        where
            need.matched_unit = resource.unit
            and need.status <> 'open'
            and coalesce(need.kind, resource.kind) = resource.kind
    )
