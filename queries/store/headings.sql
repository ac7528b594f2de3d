-- Grain: one heading that somebody confirmed to mean a field of a ledger. No parameters.
select ledger, text, field from store.heading order by ledger, text
