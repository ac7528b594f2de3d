-- zh: 各街道自定项目
-- en: Self-set projects per street
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: range(street)
-- good: neutral
-- month: declared_on
-- about: 各街道自定项目的最少与最多个数；没有的街道计为 0 | fewest and most projects a street set itself; a street without one counts as 0
select * from secretary_project where source = 'self_set'
