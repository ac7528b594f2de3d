-- zh: 各街道申报库内项目
-- en: Library projects per street
-- unit: 个 | projects
-- ledgers: secretary_project
-- aggregate: range(street)
-- good: neutral
-- month: declared_on
-- about: 各街道从项目库申报的最少与最多个数；没有的街道计为 0 | fewest and most projects a street chose from the library; a street without one counts as 0
select * from secretary_project where source = 'library'
