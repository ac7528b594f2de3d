-- Grain: the boundary of one place. Parameters: $code.
delete from store.boundary where code = $code
