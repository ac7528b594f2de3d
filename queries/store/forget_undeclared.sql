-- Grain: what the store remembers about one ledger that is declared no more. Parameters: $names, those to keep.
delete from store.meta
where name like 'ledger %' and not list_contains($names, name)
