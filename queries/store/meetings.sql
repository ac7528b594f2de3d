-- Grain: one meeting: held_on, theme; newest first. No parameters.
select held_on, theme from store.meeting order by held_on desc
