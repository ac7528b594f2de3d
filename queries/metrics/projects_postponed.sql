-- zh: 延期项目
-- en: Projects postponed
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: count
-- good: down
-- month: due_on
-- about: 与街道上一次填报相比，计划完成时间推后的未完成项目 | open projects planned for a later day than the street's previous report said
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
            and earlier.due_on < now.due_on
    )
