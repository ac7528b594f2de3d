-- Grain: one meeting. Parameters: $held_on, $theme.
insert into store.meeting (held_on, theme) values ($held_on, $theme)
