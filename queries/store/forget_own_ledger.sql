-- Grain: one ledger declared in this store. Parameters: $key.
delete from store.own_ledger where key = $key
