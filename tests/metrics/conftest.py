"""A store in which two streets reported in March, April and May, made once for all tests of metrics."""

import pytest
from given_rows import A2, MARCH, MAY, report_all

from taizhang.metrics import load_metrics
from taizhang.store import Match, Slice, Store


@pytest.fixture(scope="session")
def reported(tmp_path_factory):
    """The open store; nobody changes it."""
    with Store.open(tmp_path_factory.mktemp("reported")) as store:
        report_all(store)
        store.confirm_match(Match(community_code=A2, need="n3", unit="u9", resource="r9", confirmed_on=MAY))
        yield store


@pytest.fixture(scope="session")
def metrics():
    """Every metric of the project by name."""
    return load_metrics()


@pytest.fixture
def cursor(reported):
    """The whole district in May, compared with March."""
    with reported.cursor(Slice(MAY, MARCH)) as cursor:
        yield cursor


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """Messages in English, whatever the machine speaks."""
    monkeypatch.setenv("TAIZHANG_LANGUAGE", "en")
