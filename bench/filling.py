"""The demo's store with many lecture sessions more, in the demo's own halls."""

import datetime as dt
from pathlib import Path

import pyarrow as pa

from taizhang.demo import load_demo
from taizhang.loading import LoadedBook, LoadedSheet, RowCounts
from taizhang.store import Slice, Store

REPORTS = 10
# Grain: one invented session. Parameters: $first, $last, numbers of the sessions from which to which (exclusive).
INVENT = """
with halls as (
    select street_code, community_code, hall, row_number() over (order by hall) - 1 as number from lecture_hall
),
numbered as (
    select range as i from range($first, $last)
)
select
    street_code,
    community_code,
    hall,
    date '2021-01-01' + (i * 7919 % 2080)::integer as held_on,
    ['fixed', 'party_class', 'theme', 'interactive', 'new_media', 'mobile'][1 + i // 7 % 6] as form,
    '主题' || i as topic,
    '讲师' || i % 900 as lecturer,
    ['secretary', 'delegate', 'volunteer', 'model', 'local_talent', 'expert'][1 + i // 11 % 6] as lecturer_kind,
    5 + i * 31 % 196 as attendees,
    60.0 as minutes,
    (i - $first + 3)::integer as _row
from numbered
join halls on halls.number = i % (select count(*) from halls)
"""


def fill(folder: Path, sessions: int) -> Slice:
    """Make the store in `folder`: demo, then `sessions` published as ten reports; returns the slice pages open with."""
    with Store.open(folder) as store:
        load_demo(store)
        newest, before = store.report_days()[:2]
        slice_ = Slice(as_of=newest, before=before)
        for number in range(REPORTS):
            _publish(store, slice_, number, sessions // REPORTS, folder)
        return slice_


def _publish(store: Store, slice_: Slice, number: int, each: int, folder: Path) -> None:
    original = folder / f"{number}.xlsx"
    original.write_text(f"report {number} of invented sessions")
    with store.cursor(slice_) as cursor:
        sessions = cursor.sql(INVENT, params={"first": number * each, "last": (number + 1) * each}).to_arrow_table()
    with pa.ipc.new_file(str(folder / "sessions"), sessions.schema) as file:
        file.write_table(sessions)
    sheet = LoadedSheet(
        name="讲习活动",
        hidden=False,
        ledger="lecture_session",
        header_rows=(2,),
        columns=(),
        rows=RowCounts(loaded=each, title=1, header=1),
        table="sessions",
    )
    day = slice_.as_of - dt.timedelta(days=60 * (REPORTS - number - 1))
    book = LoadedBook(file=original.name, sha256=f"{number:064}", reported_on=day, sheets=(sheet,), findings=())
    store.publish(book, folder, original)
