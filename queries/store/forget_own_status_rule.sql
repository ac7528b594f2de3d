-- Grain: one status rule that the district set itself. Parameters: $metric.
delete from store.own_status_rule where metric = $metric
