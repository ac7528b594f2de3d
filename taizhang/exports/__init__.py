"""Files for people: data in, bytes out; nothing here queries."""

from taizhang.exports.annotated import Remark, annotated_name, annotated_workbook, remarks_on
from taizhang.exports.crossings import CrossSheet, crossing_csv, crossing_xlsx
from taizhang.exports.opened import opened_name, opened_workbook, opens_at_rows
from taizhang.exports.rows import rows_csv, rows_json, rows_xlsx
from taizhang.exports.templates import template_workbook

__all__ = [
    "CrossSheet",
    "Remark",
    "annotated_name",
    "annotated_workbook",
    "crossing_csv",
    "crossing_xlsx",
    "opened_name",
    "opened_workbook",
    "opens_at_rows",
    "remarks_on",
    "rows_csv",
    "rows_json",
    "rows_xlsx",
    "template_workbook",
]
