-- Grain: one row of upload $upload, which shows again from $reported_on until it is settled.
-- Written in: ledger (its table).
update {ledger}
set _valid_from = $reported_on, _valid_until = date '9999-12-31'
where _upload = $upload
