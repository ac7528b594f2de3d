-- Grain: one upload. Parameters: $id, $withdrawn.
update store.upload
set withdrawn = $withdrawn
where id = $id
