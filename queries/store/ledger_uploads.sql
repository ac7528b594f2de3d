-- Grain: one upload in force with a sheet of the ledger $key: its id.
select distinct upload
from store.coverage
join store.upload on upload.id = coverage.upload
where coverage.ledger = $key and not upload.withdrawn
