"""Every mark of every page opens: to rows that come to the number written on it, to a row there is, or to a street."""

import datetime as dt
import html
import re
from contextlib import closing
from functools import cache
from statistics import fmean, median
from urllib.parse import parse_qs

import pytest
from pages.marks import charts, plain

from taizhang.charts import number
from taizhang.metrics import metric_rows, row_history
from taizhang.store import Slice, Store
from taizhang.ui import data
from taizhang.ui.row_history import read
from taizhang.ui.view import parsed_day, round_before
from tests.metrics.given_rows import PLACES, A, B, report

STREET = "999901011"
MAY = dt.date(2024, 5, 20)
VIEWS = [
    ("overview", {}),
    ("overview", {"metric": "issues_open", "level": "community", "place": "999901011001"}),
    ("projects", {"show": "all", "list": "projects_pushed_out"}),
    ("rectification", {}),
    ("rectification", {"level": "community", "kinds": "issues_found"}),
    ("lectures", {}),
    ("lectures", {"halls": "all", "sessions": "field"}),
    ("lectures", {"halls": "active", "sessions": "street"}),
    ("cobuilding", {"layer": "needs"}),
    ("explore", {"of": "projects_declared", "by": "category", "across": "stage"}),
    ("explore", {"of": "projects_completed_rate", "by": "street", "across": "source"}),
    ("explore", {"of": "lecture_attendees", "by": "topic"}),
    ("explore", {"of": "lecture_sessions", "by": "held_on.month", "across": "form", "chart": "lines"}),
    ("explore", {"of": "projects_declared", "by": "street", "across": "stage", "chart": "stacked"}),
]
_MARK = re.compile(r'<button type="button" class="([^"]*)" data-opens="([^"]*)"([^>]*)>(.*?)</button>', re.DOTALL)
_AMOUNT = re.compile(r'class="tz-(?:amount|value)"[^>]*>(.*?)</span>|<b>(.*?)</b>', re.DOTALL)
_NUMBER = r"−?\d[\d,]*(?:\.\d+)?"
_WRITTEN = re.compile(f"{_NUMBER}(?:–{_NUMBER})?")
_ACCOUNTED = re.compile(rf"% \(({_NUMBER}) of")
# a number beside a metric that is the sum of a column of the same rows
_SUMS = {"sessions_by_field": "attendees"}
_PLAIN = {
    "count": len,
    "sum": sum,
    "distinct": lambda known: len(set(known)),
    "mean": lambda known: fmean(known) if known else None,
    "median": lambda known: median(known) if known else None,
    "quantile": lambda known: None,
}


@pytest.mark.parametrize(
    "sliced", [{}, {"street": STREET}, {"before": "none"}], ids=["district", "street", "compared with nothing"]
)
def test_every_number_opens_to_its_rows(visit, demo_store, sliced):
    lies, told = [], 0
    rows = None
    for page, asked in VIEWS:
        app = visit(demo_store, page, "en", **asked, **sliced)
        assert not app.exception
        rows = rows or Behind([sliced["street"]] if "street" in sliced else [])
        for opens, said in marks(app):
            wrong = lie(rows, opens, said)
            told += wrong is None and said is not None
            lies += [f"{page} {asked}: “{said}” {opens}: {wrong}"] if wrong else []
    assert lies == []
    assert told > 200


def test_a_month_opens_to_the_sessions_held_by_the_day_looked_at(visit, tmp_path):
    sessions = [
        {"hall": "甲所", "street": A, "held_on": day, "topic": day, "form": "fixed", "attendees": 20}
        for day in ("2024-04-02", "2024-05-02", "2024-05-19", "2024-05-28")
    ]
    with Store.open(tmp_path / "halls") as store:
        store.import_places(PLACES)
        report(store, MAY, "lecture_hall", [{"hall": "甲所", "street": A, "field": "community"}], (A, B))
        report(store, MAY, "lecture_session", sessions, (A, B))
    app = visit(tmp_path / "halls", "lectures", "en")
    assert not app.exception
    rows = Behind([])
    assert [wrong for opens, said in marks(app) if (wrong := lie(rows, opens, said))] == []


def marks(app):
    """What each mark opens, and its number as it is written; None for a name or a mark of a row's story."""
    for markup in charts(app):
        found = _MARK.findall(markup)
        assert len(found) == markup.count("data-opens=")
        for css, opens, rest, face in found:
            yield html.unescape(opens), _said(css.split()[0], rest, face)


def _said(kind, rest, face):
    if kind == "tz-point":
        title = re.search(r'title="([^"]*)"', rest)[1]
        return _WRITTEN.findall(html.unescape(title))[-1]
    amount = _AMOUNT.search(face)
    text = plain(next(filter(None, amount.groups()), "") if amount else face)
    accounted, written = _ACCOUNTED.search(text), _WRITTEN.match(text)
    return accounted[1] if accounted else written and written[0]


class Behind:
    """What is behind marks in a view of the newest day: rows of metrics as the drawer finds them, and stories."""

    def __init__(self, streets):
        self.store, self.streets = data.store(), tuple(streets)
        self.places = {place.code for place in data.places(self.store.version()) if place.level == "street"}
        days = self.store.report_days()
        self.held = Slice(
            days[0], round_before(days[0], [m.held_on for m in self.store.meetings()], days), self.streets
        )

    @cache  # noqa: B019 - one for each test
    def number(self, opens):
        """How a mark that opens these rows may say its number, and whether there are any rows."""
        asked = parse_qs(opens, strict_parsing=True)
        assert set(asked) <= {"rows", "where", "at"}
        metric, day = data.metric(asked["rows"][0]), parsed_day(asked.get("at", [None])[0])
        assert ("at" in asked) == (day is not None)
        where = {by: key or None for by, _colon, key in (pair.partition(":") for pair in asked.get("where", []))}
        with closing(self.store.cursor(Slice(day, None, self.streets) if day else self.held)) as cursor:
            found = metric_rows(cursor, metric, where)
        needed = [column for column in _read(metric) if column in found.column_names]
        return self._written(metric, found.select(needed).to_pylist())

    @cache  # noqa: B019 - one for each test
    def has(self, opens):
        """Whether the story of the row at an address can be told."""
        place = read(parse_qs(opens, strict_parsing=True)["row"][0])
        upload = next(upload for upload in self.store.uploads() if upload.id == place.upload)
        sheet = next(sheet for sheet in upload.sheets if sheet.name == place.sheet)
        with closing(self.store.cursor(self.held)) as cursor:
            story = row_history(cursor, data.ledgers()[sheet.ledger], place.upload, place.sheet, place.row)
        return story.num_rows > 0

    def _written(self, metric, rows):
        if metric.parts:
            counted = [row for row in rows if row["_counted"]]
            top, base = (
                aggregated(part.aggregate, kept) for part, kept in zip(metric.parts, (counted, rows), strict=True)
            )
            return {number(100 * top / base if base else None), number(top)}, bool(rows)
        if metric.aggregate.kind == "range":
            codes = [row["street_code"] for row in rows]
            counts = [codes.count(code) for code in self.streets or self.places]
            return {number(len(rows)), f"{number(min(counts))}–{number(max(counts))}"}, bool(rows)
        sums = [sum(row[_SUMS[metric.name]] or 0 for row in rows)] if metric.name in _SUMS else []
        return {*map(number, [aggregated(metric.aggregate, rows), *sums])}, bool(rows)


def _read(metric):
    """The columns of its rows that a number is counted from."""
    parts = [part.aggregate for part in metric.parts or (metric,)]
    columns = {column for part in parts for column in (part.column, part.base) if column}
    return {"street_code", "_counted", *columns, *filter(None, [_SUMS.get(metric.name)])}


def aggregated(aggregate, rows):
    """What the rows come to, counted here."""
    known = (
        sorted(row[aggregate.column] for row in rows if row[aggregate.column] is not None) if aggregate.column else []
    )
    if aggregate.kind == "quantile" and known:
        place = float(aggregate.of[1]) * (len(known) - 1)
        low, high = known[int(place)], known[min(int(place) + 1, len(known) - 1)]
        return float(low) + place % 1 * float(high - low)
    if aggregate.kind == "share":
        base = sum(row[aggregate.base] or 0 for row in rows)
        return 100 * float(sum(known)) / float(base) if base else None
    return _PLAIN[aggregate.kind](known if aggregate.column else rows)


def lie(rows, opens, said):
    """What is wrong with a mark; None for one that opens what it says."""
    kind, _equals, value = opens.partition("=")
    if kind == "sort":
        return None if value == "rank" or value in data.metrics() else "sorts by nothing there is"
    if kind == "street":
        return None if value in rows.places else "no such street"
    if opens.startswith("row="):
        return None if rows.has(opens) else "no such row"
    written, any_rows = rows.number(opens)
    if said is None:
        return None if any_rows or "—" in written or "0" in written else "nothing behind it"
    return None if said in written else f"its rows come to {written}"
