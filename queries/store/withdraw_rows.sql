-- Grain: one row of upload $upload, which shows no more. Written in: ledger (its table).
update {ledger}
set _valid_from = null, _valid_until = null
where _upload = $upload
