"""From a workbook as it comes to typed rows, findings and an account of every row; nothing here is published."""

from taizhang.loading.process import load_book
from taizhang.loading.values import Alias, ColumnMatch, LoadedBook, LoadedSheet, LoadRequest, Place, RowCounts

__all__ = ["Alias", "ColumnMatch", "LoadRequest", "LoadedBook", "LoadedSheet", "Place", "RowCounts", "load_book"]
