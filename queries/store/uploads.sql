-- Grain: one upload, newest first, withdrawn ones too. No parameters.
select id, file, sha256, reported_on, received_at, coalesce(received_by, '') as received_by, withdrawn
from store.upload
order by id desc
