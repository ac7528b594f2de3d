-- Grain: one upload. Parameters: $id, $file, $sha256, $reported_on, $received_at, $received_by.
insert into store.upload (id, file, sha256, reported_on, received_at, received_by, withdrawn)
values ($id, $file, $sha256, $reported_on, $received_at, $received_by, false)
