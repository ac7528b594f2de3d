"""Taizhang 台账看板: messy Excel ledgers in, numbers that open down to their cells out."""

__version__ = "0.1.0"
