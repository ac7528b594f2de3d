-- Grain: one confirmed match, with every column of store.match; the newest first. No parameters.
select * from store.match order by confirmed_on desc, community_code, need
