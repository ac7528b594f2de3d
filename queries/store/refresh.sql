-- Grain: one row of a ledger, told apart by the key now declared and shown if its upload is in force.
-- Written in: ledger (its table), row_key.
update {ledger} as held
set
    _key = md5_number(concat_ws('', {row_key})),
    _valid_from = case when not upload.withdrawn then upload.reported_on end,
    _valid_until = case when not upload.withdrawn then date '9999-12-31' end
from store.upload as upload
where upload.id = held._upload
