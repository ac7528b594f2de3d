-- Grain: one row of one ledger, for the view reported_row. Written in: key (of the ledger, as a text), ledger (its table).
select
    {key} as ledger,
    street,
    street_code,
    community,
    community_code,
    _file,
    _sheet,
    _row,
    _upload,
    _flagged,
    _valid_from,
    _valid_until
from {ledger}
