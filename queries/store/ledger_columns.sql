-- Grain: one column of one ledger's table: table_name, column_name, data_type. No parameters.
select table_name, column_name, data_type
from duckdb_columns()
where database_name = current_database() and schema_name = 'ledger'
