-- Grain: one sheet of an upload.
-- Parameters: $upload, $position, $name, $hidden, $ledger, $header_rows, $columns, $rows, $scope, $title.
insert into store.sheet (upload, position, name, hidden, ledger, header_rows, column_matches, row_counts, scope, title)
values ($upload, $position, $name, $hidden, $ledger, $header_rows, $columns, $rows, $scope, $title)
