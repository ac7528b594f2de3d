"""A ledger that no file declares: kept in the store, loaded like any other, and taken away again."""

import msgspec
import openpyxl
import pytest
from reporting import PLACES, SPECS, STREET, day, shown

from taizhang.errors import LedgerGoneError, LedgerInUseError, SpecError, UnknownNameError
from taizhang.metrics import measure, metric_rows, own_metrics
from taizhang.spec import Choice, Field, Ledger
from taizhang.store import Slice, Store

INSPECTION = Ledger(
    key="rubbish_check",
    zh="垃圾分类检查台账",
    en="Rubbish checks",
    mode="events",
    row_key=("estate", "checked_on"),
    fields=(
        Field(key="street", zh="街道", en="Street", type="street", required=True),
        Field(key="estate", zh="小区", en="Estate", type="text", required=True),
        Field(key="checked_on", zh="检查日期", en="Checked on", type="date", required=True),
        Field(
            key="result", zh="检查结果", en="Result", type="choice",
            choices=(Choice(code="pass", zh="合格", en="Pass"), Choice(code="fail", zh="不合格", en="Fail")),
        ),
        Field(key="fine", zh="罚款", en="Fine", type="number", unit="10k_yuan"),
    ),
)  # fmt: skip


@pytest.fixture
def workbook(tmp_path):
    book = openpyxl.Workbook()
    for row in [
        ["街道", "小区", "检查日期", "检查结果", "罚款（万元）"],
        ["武汉路", "江城花园", "2024-01-05", "合格", None],
        ["武汉路", "梧桐苑", "2024-01-06", "不合格", 0.2],
        ["武汉路", "梧桐苑", "2024-02-06", "不合格", 0.3],
    ]:
        book.active.append(row)
    book.save(tmp_path / "检查.xlsx")
    return tmp_path / "检查.xlsx"


def test_it_loads_counts_and_stays_over_a_restart(store, workbook):
    store.declare(INSPECTION)
    assert store.load(workbook, reported_on=day(40)).sheets[0].ledger == "rubbish_check"
    folder = store.folder
    store.close()
    with Store.open(folder, SPECS) as again:
        assert again.own_ledgers() == (INSPECTION,)
        assert shown(again, "rubbish_check", 40, columns="estate, result")[-1] == ("江城花园", "pass")
        metrics = own_metrics(again.own_ledgers())
        with again.cursor(Slice(day(40))) as cursor:
            assert {name: measure(cursor, metric).value for name, metric in metrics.items()} == {
                "rubbish_check_rows": 3,
                "rubbish_check_fine_sum": 0.5,
            }
            rows = metrics["rubbish_check_rows"]
            by_result = measure(cursor, rows, "result").groups
            assert [(g.label, g.value) for g in by_result] == [("合格", 1), ("不合格", 2)]
            assert [g.value for g in measure(cursor, rows, "month").groups] == [2, 1]
            assert metric_rows(cursor, rows, {"street": STREET, "result": "fail"}).num_rows == 2


@pytest.mark.parametrize(
    "change",
    [
        {"key": "plan"},
        {"key": "Rubbish Check"},
        {"row_key": ()},
        {"row_key": ("nobody",)},
        {"fields": (*INSPECTION.fields, Field(key="fine", zh="罚金", en="Fine", type="number"))},
        {"key": "street"},
    ],
    ids=["key_of_a_file", "no_key", "no_row_key", "row_key_unknown", "field_twice", "name_of_a_view"],
)
def test_a_contradiction_is_refused_and_nothing_changes(store, change):
    version = store.version()
    with pytest.raises(SpecError):
        store.declare(msgspec.structs.replace(INSPECTION, **change))
    assert (store.own_ledgers(), store.version(), set(store.specs)) == ((), version, set(SPECS))


def test_it_can_be_declared_anew_as_long_as_it_holds_no_row(store, workbook):
    store.declare(INSPECTION)
    text = msgspec.structs.replace(INSPECTION.field("fine"), type="text", unit=None)
    otherwise = msgspec.structs.replace(INSPECTION, fields=(*INSPECTION.fields[:-1], text))
    store.declare(otherwise)
    assert store.own_ledgers() == (otherwise,)
    store.load(workbook, reported_on=day(40))
    with pytest.raises(SpecError, match="fine"):
        store.declare(INSPECTION)
    assert store.own_ledgers() == (otherwise,)
    assert shown(store, "rubbish_check", 40, columns="fine") == ["0.2", "0.3", None]


def test_it_is_removed_only_when_no_upload_in_force_holds_its_rows(store, workbook):
    store.declare(INSPECTION)
    upload = store.load(workbook, reported_on=day(40))
    with pytest.raises(LedgerInUseError):
        store.undeclare("rubbish_check")
    store.withdraw(upload.id)
    store.undeclare("rubbish_check")
    assert (store.own_ledgers(), set(store.specs)) == ((), set(SPECS))
    for key in ("rubbish_check", "plan"):
        with pytest.raises(UnknownNameError):
            store.undeclare(key)
    with pytest.raises(LedgerGoneError):
        store.restore(upload.id)
    assert store.upload(upload.id).withdrawn
    store.declare(INSPECTION)
    store.restore(upload.id)
    assert len(shown(store, "rubbish_check", 40, columns="estate")) == 3, "its rows were kept all the while"


def test_a_file_that_declares_the_same_key_takes_its_place(store, tmp_path):
    store.declare(INSPECTION)
    folder = store.folder
    store.close()
    declared = msgspec.structs.replace(INSPECTION, zh="垃圾分类检查")
    with Store.open(folder, {**SPECS, "rubbish_check": declared}) as again:
        assert (again.own_ledgers(), again.specs["rubbish_check"].zh) == ((), "垃圾分类检查")
        again.import_places(PLACES)
