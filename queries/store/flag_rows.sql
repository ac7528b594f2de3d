-- Grain: one row of a ledger kept before rows said whether anything was found about them. Written in: ledger (its table).
update {ledger} as held
set
    _flagged = exists (
        select 1
        from store.finding
        where
            finding.upload = held._upload
            and finding.sheet = held._sheet
            and finding.row_number = held._row
    )
