-- Grain: one ledger declared in this store: its key and its declaration. No parameters.
select key, toml from store.own_ledger order by key
