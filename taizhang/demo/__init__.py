"""The demo: a fictional district, its boundaries, and three reports of every ledger as messy as real ones."""

from taizhang.demo.loading import DemoRefusedError, load_demo
from taizhang.demo.workbooks import compose, write_demo

__all__ = ["DemoRefusedError", "compose", "load_demo", "write_demo"]
