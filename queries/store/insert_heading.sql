-- Grain: one remembered heading of a ledger. Parameters: $ledger, $text, $field ('' where it means none).
insert into store.heading (ledger, text, field) values ($ledger, $text, $field)
