-- Grain: one status rule that the district set itself: metric, against, green, red. No parameters.
select metric, against, green, red from store.own_status_rule order by metric
