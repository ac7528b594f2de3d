"""What an upload speaks of, in words, and uploads found again by it."""

import datetime as dt

import pytest

from taizhang.loading.values import LoadedSheet, Place, RowCounts
from taizhang.store import Upload
from taizhang.ui.scopes import scope_name, scope_of, streets_of
from taizhang.ui.upload_history import matching

A, B, C = "999901001", "999901002", "999901003"
A1, A2, B1 = "999901001001", "999901001002", "999901002001"
PLACES = (
    Place("999901", "X区", "district", "9999"),
    *(Place(code, name, "street", "999901") for code, name in ((A, "甲街道"), (B, "乙街道"), (C, "丙街道"))),
    *(Place(code, f"{code[-3:]}社区", "community", code[:9]) for code in (A1, A2, B1)),
)
MANY = (*PLACES, *(Place(f"99990101{n}", f"第{n}街道", "street", "999901") for n in range(5)))


def upload(id_, ledger="lecture_hall", scope=(A,), file="台账.xlsx", by=""):
    sheet = LoadedSheet(
        name="台账", hidden=False, ledger=ledger, header_rows=(1,), columns=(), rows=RowCounts(loaded=1), scope=scope
    )
    return Upload(
        id=id_,
        file=file,
        sha256="0",
        reported_on=dt.date(2024, 5, 20),
        received_at=dt.datetime(2024, 5, 21),
        received_by=by,
        sheets=(sheet,),
        findings=(),
    )


@pytest.mark.parametrize(
    ("codes", "places", "name"),
    [
        ((A,), PLACES, "甲街道"),
        ((A, B), PLACES, "甲街道、乙街道"),
        ((A, B, C), PLACES, "全区"),
        ((A, B, C, ""), PLACES, "全区"),
        ((A, B, C), MANY, "甲街道、乙街道、丙街道"),
        ((A, B, C, "999901010"), MANY, "4个街道"),
        ((A1,), PLACES, "001社区"),
        ((A, A1), PLACES, "甲街道"),
        ((A, B1), PLACES, "甲街道、001社区"),
        ((A, "999901010", A1, B1, C), MANY, "4个地点"),
        (("",), PLACES, "不分街道"),
        ((), PLACES, ""),
        ((), (), ""),
    ],
)
def test_scope_in_words(codes, places, name):
    assert scope_name(frozenset(codes), places) == name


def test_streets_are_those_named_and_those_of_communities():
    assert streets_of({A1, B, "", "gone"}, PLACES) == {A, B}
    assert scope_of(upload(1, scope=(A, ""))) == {A, ""}


@pytest.mark.parametrize(
    ("ledger", "street", "text", "found"),
    [
        ("", "", "", [3, 2, 1]),
        ("lecture_hall", "", "", [3, 1]),
        ("", A, "", [3, 1]),
        ("", B, "", [2]),
        ("", C, "", []),
        ("", "", "五月", [2]),
        ("", "", "XLSX", [3, 2, 1]),
        ("", "", "张干事", [3]),
        ("", "", "2024-05-20", [3, 2, 1]),
        ("lecture_hall", A, "张", [3]),
    ],
)
def test_uploads_are_found_by_ledger_street_and_text(ledger, street, text, found):
    uploads = (
        upload(3, scope=(A1,), by="张干事"),
        upload(2, "cobuild_need", (B,), "五月.xlsx"),
        upload(1),
    )
    assert [u.id for u in matching(uploads, PLACES, ledger, street, text)] == found
