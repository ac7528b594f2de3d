"""Odd and broken workbooks load or say why: a seeded sample of those that `make bench` reads by the thousand."""

import sys

import pytest

from bench.odd_books import odd_books, outcomes, peak_child_mb
from taizhang import errors


def test_the_same_seed_makes_the_same_books_of_every_format():
    books = list(odd_books(120, 5))
    assert books == list(odd_books(120, 5))
    assert books != list(odd_books(120, 6))
    assert {name.rpartition(".")[2] for name, _ in books} == {"xlsx", "xls", "xlsb", "ods", "html", "xml", "csv", "tsv"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not say how much memory a process took")
def test_every_one_loads_or_says_why_and_takes_little_memory(tmp_path):
    found = outcomes(60, 3, tmp_path, children=3)
    assert [outcome for outcome in found if outcome.said.startswith("crash")] == []
    assert [outcome for outcome in found if outcome.said == errors.ReadingTooSlowError.__name__] == []
    assert sum(outcome.said == "loaded" for outcome in found) >= 15
    assert peak_child_mb() < 1000
