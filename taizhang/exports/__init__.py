"""Files for people: data in, bytes out; nothing here queries."""

from taizhang.exports.rows import rows_csv, rows_json, rows_xlsx
from taizhang.exports.templates import template_workbook

__all__ = ["rows_csv", "rows_json", "rows_xlsx", "template_workbook"]
