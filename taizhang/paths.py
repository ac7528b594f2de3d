"""Where the project's own files lie: declarations, queries and catalogues beside the package."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
QUERIES = ROOT / "queries"
LEDGERS = DATA / "ledgers"
LOCALE = DATA / "locale"
DEMO = DATA / "demo"


def default_store() -> Path:
    """The folder of the live database and the original workbooks; `TAIZHANG_STORE` moves it."""
    return Path(os.environ.get("TAIZHANG_STORE") or DATA / "store")
