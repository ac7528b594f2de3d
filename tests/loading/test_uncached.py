"""Formulas are never evaluated: a saved result is used, and a cell without one is told, in every way to write it."""

import io
import zipfile

import pytest

from bench import seeds
from taizhang.loading.limits import LIMITS
from taizhang.loading.raw import UNCACHED_KEPT
from taizhang.loading.reading import read_workbook
from tests.books.packing import SHEET, replaced

ROWS = [["街道", "项目", "投入"], ["武汉路街道", "甲", 1], ["湖北路街道", "乙", 2]]
CELL = b'<c r="C2"><v>1</v></c>'


def uncached(tmp_path, content):
    path = tmp_path / "book"
    path.write_bytes(content)
    (sheet,) = read_workbook(path, "台账.xlsx", LIMITS)
    assert sheet.uncached_total >= len(sheet.uncached)
    return sheet.uncached


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (b'<c r="C2"><f>A1</f></c>', True),
        (b'<c r="C2" s="1"><f>A1</f><v></v></c>', True),
        (b'<c r="C2"><f>A1</f><v/></c>', True),
        (b'<c r="C2"><f>A1</f>\n  <v />\n</c>', True),
        (b'<c r="C2" t="n"><f ca="1">A1</f><v></v></c>', True),
        (b'<c r="C2" t="str"><f>A1</f></c>', True),
        (b'<c r="C2"><f>%s</f></c>' % (b"A1+" * 2700 + b"1"), True),
        (b'<c r="C2"><f>A1</f><v>3</v></c>', False),
        (b'<c r="C2" t="str"><f>A1</f><v></v></c>', False),
        (b'<c r="C2" t="str"><f>A1</f><v/></c>', False),
        (b'<c r="C2" t="e"><f>A1</f><v>#REF!</v></c>', False),
        (b'<c r="C2" s="1"/>', False),
    ],
)
def test_a_formula_of_an_xlsx(tmp_path, cell, told):
    assert uncached(tmp_path, replaced(seeds.xlsx(ROWS), SHEET, CELL, cell)) == (((1, 2),) if told else ())


def test_a_shared_formula_that_is_written_but_once(tmp_path):
    book = replaced(seeds.xlsx(ROWS), SHEET, CELL, b'<c r="C2"><f t="shared" ref="C2:C3" si="0">A1</f><v>1</v></c>')
    book = replaced(book, SHEET, b'<c r="C3"><v>2</v></c>', b'<c r="C3"><f t="shared" si="0"/></c>')
    assert uncached(tmp_path, book) == ((2, 2),)


@pytest.mark.parametrize(
    ("told", "cell"),
    [
        (True, '<table:table-cell table:formula="of:=[.A1]"/>'),
        (True, '<table:table-cell table:formula="of:=[.A1]" table:style-name="a&gt;b"></table:table-cell>'),
        (False, '<table:table-cell table:formula="of:=[.A1]" office:value-type="float" office:value="1"/>'),
        (False, "<table:table-cell/>"),
    ],
)
def test_a_formula_of_an_open_document(tmp_path, told, cell):
    plain = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
    book = replaced(seeds.ods(ROWS), "content.xml", plain.encode(), cell.encode())
    assert uncached(tmp_path, book) == (((1, 2),) if told else ())


def test_a_formula_of_an_xml_of_2003(tmp_path):
    text = seeds.spreadsheet_xml(ROWS)
    cell = '<Cell ss:Index="3"><Data ss:Type="Number">1</Data></Cell>'
    told = text.replace(cell, '<Cell ss:Index="3" ss:Formula="=R1C1"></Cell>')
    assert told != text
    assert uncached(tmp_path, told.encode()) == ((1, 2),)


def test_of_very_many_the_first_are_named_and_all_are_counted(tmp_path):
    rows = [["街道", "项目", "投入"], *[["武汉路街道", f"项目{n}", 0.25] for n in range(3000)]]
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seeds.xlsx(rows))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<v>0.25</v>", b"<f>A1</f>"))
    path = tmp_path / "book"
    path.write_bytes(made.getvalue())
    (sheet,) = read_workbook(path, "台账.xlsx", LIMITS)
    assert (sheet.uncached_total, len(sheet.uncached), sheet.uncached[0]) == (3000, UNCACHED_KEPT, (1, 2))
