"""Rules tried on no rows: a misspelt one is found when it is declared, not when a workbook comes."""

from collections.abc import Iterator

from taizhang.spec.ledger import SQL_TYPES, Ledger


def broken_rules(ledger: Ledger) -> Iterator[str]:
    """What is wrong with each rule whose condition cannot be asked of the ledger's fields."""
    if not ledger.rules:
        return
    import duckdb  # the reading child takes declarations as checked and need not wait for it

    columns = ", ".join(f'cast(null as {SQL_TYPES[f.type]}) as "{f.key}"' for f in ledger.fields)
    with duckdb.connect() as con:
        for rule in ledger.rules:
            try:
                con.execute(f"select coalesce({rule.when}, false) from (select {columns})")
            except duckdb.Error as error:
                yield f"rules: the condition on “{rule.field}” cannot be asked: {str(error).splitlines()[0]}"
