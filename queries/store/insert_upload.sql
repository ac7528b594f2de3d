-- Grain: one upload. Parameters: $id, $file, $sha256, $reported_on, $received_at.
insert into store.upload (id, file, sha256, reported_on, received_at, withdrawn)
values ($id, $file, $sha256, $reported_on, $received_at, false)
