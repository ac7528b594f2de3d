-- zh: 共建需求
-- en: Needs raised
-- unit: 项 | needs
-- ledgers: cobuild_need
-- aggregate: count
-- good: neutral
-- month: raised_on
-- about: 社区提出的全部需求 | every need that a community has raised
select * from cobuild_need
