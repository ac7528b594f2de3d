-- Grain: one upload in force with a sheet of the ledger $key: its id.
select distinct sheet.upload
from store.sheet
join store.upload on upload.id = sheet.upload
where sheet.ledger = $key and not upload.withdrawn
