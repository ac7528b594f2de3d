"""The workbooks of `tests/ledgers/`, loaded by the command line, come out cell by cell as their truth says."""

import subprocess
import sys
from pathlib import Path

from taizhang.paths import DEMO

TESTS = Path(__file__).parent


def test_every_given_workbook_loads_as_its_truth_says():
    done = subprocess.run(
        [
            sys.executable,
            TESTS / "check_books.py",
            TESTS / "ledgers",
            DEMO / "places.csv",
            "--taizhang",
            f"{sys.executable} -m taizhang",
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "24/24 books, 16253/16253 cells"
