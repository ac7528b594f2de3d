-- zh: 未推进项目
-- en: Projects unmoved
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: count
-- good: down
-- month: due_on
-- about: 与街道上一次填报相比，阶段和进度均无变化的未完成项目 | open projects whose stage and progress are what the street's previous report said
select *
from secretary_project as now
where
    stage in ('declared', 'under_way')
    and exists (
        select 1
        from secretary_project_history as earlier
        where
            earlier.street_code = now.street_code
            and earlier.title = now.title
            and earlier._ended_on = now._reported_on
            and earlier.stage = now.stage
            and earlier.progress is not distinct from now.progress
    )
