-- Grain: one remembered heading of a ledger. Parameters: $ledger, $text.
delete from store.heading where ledger = $ledger and text = $text
