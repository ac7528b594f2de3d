-- Grain: one ledger declared in this store. Parameters: $key, $toml (its declaration).
insert into store.own_ledger (key, toml) values ($key, $toml)
