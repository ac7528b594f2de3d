-- Grain: one status rule that the district set itself.
-- Parameters: $metric, $against (value, average), $green, $red (in the metric's unit, or percent of the average).
insert into store.own_status_rule (metric, against, green, red) values ($metric, $against, $green, $red)
