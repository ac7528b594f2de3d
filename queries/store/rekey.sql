-- Grain: one row of a ledger whose declaration now tells rows apart by other fields.
-- Written in: ledger (its table), row_key.
update {ledger}
set _key = md5_number(concat_ws('', {row_key}))
