"""A workbook is seen before it counts, corrected on the spot, and what was confirmed is remembered."""

import openpyxl
import pytest
from reporting import OTHER_STREET, PLACES, STREET, day, shown

from taizhang.loading.values import Alias, Heading, SheetChoice
from taizhang.store import Corrections, Store

HEADINGS = ["街道", "项目名称", "干到哪了", "掏了多少钱"]
ROWS = [["武汉路街道", "红色驿站", "推进", 12], ["江汉片区", "睦邻点", "验收", 3]]
SAID = Corrections(
    day=day(40),
    choices=(
        SheetChoice(sheet="Sheet", ledger="secretary_project", header_rows=(2, 2), columns={2: "stage", 3: "spent"}),
    ),
    aliases=(Alias("江汉片区", OTHER_STREET),),
)
LEARNED = (
    Heading("secretary_project", "干到哪了", "stage"),
    Heading("secretary_project", "掏了多少钱", "spent"),
)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store") as opened:
        opened.import_places(PLACES)
        yield opened


@pytest.fixture
def workbook(tmp_path):
    book = openpyxl.Workbook()
    for row in [["报表"], HEADINGS, *ROWS]:
        book.active.append(row)
    book.save(tmp_path / "报表.xlsx")
    return tmp_path / "报表.xlsx"


def test_nothing_counts_until_it_is_accepted(store, workbook):
    version = store.version()
    with store.preview(workbook, corrections=SAID) as preview:
        (sheet,) = preview.book.sheets
        assert (sheet.ledger, sheet.rows.loaded, preview.book.reported_on) == ("secretary_project", 2, day(40))
        assert [(c.heading, c.field, c.how) for c in sheet.columns][2:] == [
            ("干到哪了", "stage", "chosen"),
            ("掏了多少钱", "spent", "chosen"),
        ]
        assert [(c.ledger, c.since, c.new) for c in preview.changes] == [("secretary_project", None, 2)]
        assert preview.learned == LEARNED
    assert (store.version(), store.uploads(), store.headings(), store.aliases()) == (version, (), (), ())
    assert list((store.folder / "originals").iterdir()) == []


def test_what_was_confirmed_is_remembered_once_it_is_published(store, workbook):
    with store.preview(workbook, corrections=SAID) as preview:
        upload = store.accept(preview, by="王芳")
    assert (upload.received_by, store.upload(1).received_by) == ("王芳", "王芳")
    assert shown(store, "secretary_project", 40, columns="street_code, stage, spent") == [
        (STREET, "under_way", 12.0),
        (OTHER_STREET, "accepted", 3.0),
    ]
    assert (store.headings(), store.aliases()) == (LEARNED, SAID.aliases)

    again = store.load(workbook, reported_on=day(60))
    assert [c.how for c in again.sheets[0].columns][2:] == ["remembered", "remembered"]
    assert [f.code for f in again.findings] == ["place_alias"]


def test_what_was_remembered_can_be_forgotten(store, workbook):
    with store.preview(workbook, corrections=SAID) as preview:
        store.accept(preview)
    store.forget_heading("secretary_project", "掏了多少钱")
    store.forget_alias("江汉片区")
    assert (store.headings(), store.aliases()) == (LEARNED[:1], ())
    assert shown(store, "secretary_project", 40, columns="spent") == [3.0, 12.0], "rows already loaded stay"
    with store.preview(workbook) as preview:
        assert [c.how for c in preview.book.sheets[0].columns][2:] == ["remembered", "unmatched"]
        assert preview.book.sheets[0].rows.rejected == 1


def test_a_column_said_to_hold_nothing_is_left_out_the_next_time_too(store, workbook):
    choice = SheetChoice(
        sheet="Sheet", ledger="secretary_project", header_rows=(2, 2), columns={1: "title", 2: "stage", 3: ""}
    )
    with store.preview(workbook, corrections=Corrections(choices=(choice,))) as preview:
        assert preview.book.sheets[0].columns[3].how == "left_out"
        store.accept(preview)
    with store.preview(workbook) as preview:
        assert [c.how for c in preview.book.sheets[0].columns] == ["exact", "remembered", "remembered", "left_out"]


def test_the_same_bytes_are_said_to_be_the_same_before_they_are_published(store, workbook):
    with store.preview(workbook, corrections=SAID) as preview:
        store.accept(preview)
    with store.preview(workbook, corrections=Corrections(day=day(40))) as preview:
        assert preview.same_as == 1, "a heading that is now remembered reads as when it was chosen"
        assert store.accept(preview).same_as == 1
    with store.preview(workbook, corrections=Corrections(day=day(41))) as preview:
        assert preview.same_as is None, "it is another report"
    assert len(store.uploads()) == 1
