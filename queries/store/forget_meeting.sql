-- Grain: the meeting of one day. Parameters: $held_on.
delete from store.meeting where held_on = $held_on
