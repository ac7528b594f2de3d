"""The same table in every format, encoding and container is the same table; a name says nothing of what a file is."""

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import seeds
from bench.seeds import Error
from taizhang.loading.limits import LIMITS
from taizhang.loading.reading import read_workbook

DAY = dt.date(2024, 5, 12)
ROWS = [
    ["武汉路街道台账", None, None, None],
    ["街道", "项目名称", "投入", "日期"],
    ["武汉路街道", '甲,"乙";丙', 35, DAY],
    ["湖北路街道", "第一行\n第二行", 0.5, None],
    ["隐藏的", True, Error("#REF!"), Error("#N/A")],
]
MERGES, HIDDEN = ((0, 0, 0, 3),), (4,)
CELLS = [["" if value is None else value for value in row] for row in ROWS]
TEXTS = [[str(value).upper() if value is True else str(value) for value in row] for row in CELLS]
KEPT = {
    "xlsx": lambda: seeds.xlsx(ROWS, MERGES, HIDDEN),
    "xlsx of 1904": lambda: seeds.xlsx(ROWS, MERGES, HIDDEN, options={"date_1904": True}),
    "xls": lambda: seeds.xls(ROWS, MERGES, HIDDEN),
    "xls of 1904": lambda: seeds.xls(ROWS, MERGES, HIDDEN, since_1904=True),
    "xlsb": lambda: seeds.xlsb(ROWS, MERGES, HIDDEN),
    "xlsb of 1904": lambda: seeds.xlsb(ROWS, MERGES, HIDDEN, since_1904=True),
    "ods": lambda: seeds.ods(ROWS, MERGES, HIDDEN),
    "xml of 2003": lambda: seeds.spreadsheet_xml(ROWS, MERGES, HIDDEN).encode(),
}
NAMES = ("台账.xlsx", "台账.xls", "台账.xlsb", "台账.ods", "台账.et", "台账.csv", "台账.bin", "台账")


def read(tmp_path: Path, content: bytes, file: str = "台账.xlsx", **limits):
    path = tmp_path / file
    path.write_bytes(content)
    return list(read_workbook(path, file, LIMITS))


@pytest.mark.parametrize("file", NAMES)
@pytest.mark.parametrize("kept", KEPT)
def test_a_workbook_is_read_whatever_its_name(tmp_path, kept, file):
    (sheet,) = read(tmp_path, KEPT[kept](), file)
    assert (sheet.name, sheet.rows, sheet.merges, sheet.hidden_rows) == ("台账", CELLS, MERGES, (5,))


@pytest.mark.parametrize("file", ["导出.xls", "导出.xlsx", "导出.html"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_web_page_that_a_system_calls_a_workbook(tmp_path, file, encoding):
    (sheet,) = read(tmp_path, seeds.page(ROWS, MERGES).encode(encoding), file)
    assert (sheet.name, sheet.rows, sheet.merges) == ("导出", TEXTS, MERGES)


@pytest.mark.parametrize("file", ["台账.csv", "台账.tsv", "台账.txt", "台账.xlsx", "上报 › 台账.csv"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
def test_a_text_is_read_in_every_encoding_and_with_every_delimiter(tmp_path, encoding, delimiter, file):
    (sheet,) = read(tmp_path, seeds.delimited(ROWS, delimiter).encode(encoding), file)
    assert (sheet.name, sheet.rows, sheet.merges) == ("台账", TEXTS, ())


CELL = st.text("街道甲乙丙１2. 五,;\t\"'\n，、-=", max_size=8)


@given(
    rows=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=12),
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gbk", "gb18030"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_to_a_text_comes_back(tmp_path_factory, rows, delimiter, encoding, end):
    table = [["街道", "项目名称", "项目阶段"], *rows, ["末行", "末行", "末行"]]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator=end).writerows(table)
    (sheet,) = read(tmp_path_factory.getbasetemp(), text.getvalue().encode(encoding))
    assert sheet.rows == table


def test_characters_that_only_gb18030_has(tmp_path):
    text = "姓名,住址\n㐂𠮷,武汉路\n"
    assert read(tmp_path, text.encode("gb18030"))[0].rows[1] == ["㐂𠮷", "武汉路"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("sep=;\r\na;b\r\n1,5;2\r\n", [["a", "b"], ["1,5", "2"]]),
        ("SEP=|\na|b,c\n", [["a", "b,c"]]),
        ("街道，项目\n武汉路，甲\n", [["街道", "项目"], ["武汉路", "甲"]]),
        ("说明\n五月底前报送，谢谢\n勿漏\n另告\n", [["说明"], ["五月底前报送，谢谢"], ["勿漏"], ["另告"]]),
        ("编号,电话\n007,027-85550001\n", [["编号", "电话"], ["007", "027-85550001"]]),
        ("标题\n\n街道,项目,备注\n武汉路\n湖北路,甲,,,,\n\n,,\n", [
            ["标题", "", ""], ["", "", ""], ["街道", "项目", "备注"], ["武汉路", "", ""], ["湖北路", "甲", ""],
        ]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ('a,b\r\n"多\r\n行",2\r\n', [["a", "b"], ["多\n行", "2"]]),
        ('a,b\n"1,2\n3,4\n', [["a", "b"], ['"1', "2"], ["3", "4"]]),
        ('a,b\n"1,2\n3,"4"\n5,6\n', [["a", "b"], ['"1', "2"], ["3", "4"], ["5", "6"]]),
        ('a,b\n5" 管,"甲"乙\n3,4\n', [["a", "b"], ['5" 管', "甲乙"], ["3", "4"]]),
        ("a,b\n1\0,2\x1a\n", [["a", "b"], ["1", "2"]]),
        ("a\tb,c\n1\t2,3\n", [["a", "b,c"], ["1", "2,3"]]),
        ("甲;乙,丙\n1;2\n3;4,5,6\n", [["甲", "乙,丙"], ["1", "2"], ["3", "4,5,6"]]),
    ],
)  # fmt: skip
def test_texts_as_they_come(tmp_path, text, rows):
    assert read(tmp_path, text.encode())[0].rows == rows


def test_a_mark_that_nobody_closed_swallows_no_rows(tmp_path):
    lines = ["街道,项目", '"武汉路,甲', *["湖北路,乙"] * 300, '荆楚路,"丙"']
    (sheet,) = read(tmp_path, "\n".join(lines).encode("gbk"))
    assert (len(sheet.rows), sheet.rows[1], sheet.rows[-1]) == (303, ['"武汉路', "甲"], ["荆楚路", "丙"])


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "utf-16"])
def test_a_text_cut_off_within_a_character(tmp_path, encoding):
    whole = "街道,项目\n武汉路街道,红色物业".encode(encoding)
    assert read(tmp_path, whole[:-1])[0].rows[1][1].rstrip("\ufffd") == "红色物"


def test_a_damaged_byte_costs_no_more_than_its_cell(tmp_path):
    content = "街道,项目名称\n武汉路街道,红色物业\n湖北路街道,邻里食堂\n".encode()
    at = content.index("红色".encode())
    rows = read(tmp_path, content[:at] + b"\xff" + content[at + 1 :])[0].rows
    assert (rows[0], rows[2], rows[1][0]) == (["街道", "项目名称"], ["湖北路街道", "邻里食堂"], "武汉路街道")


def test_tables_of_a_page_are_sheets_of_their_own(tmp_path):
    page = "<table><tr><td><table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table><td>丁&nbsp;戊</table><table><tr><th>己"
    sheets = read(tmp_path, page.encode(), "导出.xls")
    assert [(s.name, s.rows, s.merges) for s in sheets] == [
        ("导出 2", [["甲", "乙"], ["", "丙"]], ((0, 0, 1, 0),)),
        ("导出", [["丁 戊"]], ()),
        ("导出 3", [["己"]], ()),
    ]
