"""A user's own workbook back: what is marked is marked, and everything else is byte for byte as it was."""

import re

import pytest
from marked_books import (
    AMBER,
    RED,
    ground,
    marked,
    opened,
    parts,
    plain_book,
    remark,
    rich_book,
    said,
    values,
    with_parts,
)

from taizhang.exports import annotated_name

REMARKS = (
    remark("C3", column="验收日期", value="五月", severity="warning", message="“五月”不是日期，请写成 2024-05-20。"),
    remark("B3", column="项目名称", value="=甲", message="请填写项目名称。"),
    remark("D4", column="已投入", value="若干", message="“若干”不是数字。"),
    remark("D4", column="已投入", value="若干", severity="warning", message="这是近似数。"),
    remark("A6", column="街道", value="江城路街道", message="没有这个街道。"),
    remark(row=4, severity="warning", message="与第 3 行重复。"),
    remark("C9", column="验收日期", message="请填写验收日期。"),
    remark(severity="warning", message="整张表的提示。"),
)
MARKED = {"A4": AMBER, "A5": RED, "B3": RED, "C3": AMBER, "C9": RED, "D4": RED}


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    return rich_book(tmp_path_factory.mktemp("rich") / "台账.xlsx")


@pytest.fixture(scope="module")
def rich_marked(rich):
    return marked(rich, *REMARKS)


def test_parts_without_marks_are_byte_for_byte_as_they_were(rich, rich_marked):
    old, new = parts(rich), parts(rich_marked)
    assert {name for name in old if old[name] != new[name]} == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
    assert new.keys() - old.keys() == {"xl/worksheets/sheet4.xml"}
    assert list(new)[: len(old)] == list(old)


def test_the_marked_sheet_is_as_it_was_but_for_the_marked_cells(rich, rich_marked):
    def without_marks(data):
        plain = data.decode().replace(' tabSelected="1"', "").replace('<row r="9"><c r="C9" s="S"/></row>', "")
        for cell in MARKED:
            plain = re.sub(rf'(<c r="{cell}"[^>]*?) s="\d+"', r"\1", plain)
        return plain.replace('<row r="9"><c r="C9"/></row>', "")

    sheet = "xl/worksheets/sheet1.xml"
    assert without_marks(parts(rich_marked)[sheet]) == without_marks(parts(rich)[sheet])


def test_marked_cells_are_coloured_and_keep_their_look(rich, rich_marked):
    before, after = opened(rich.read_bytes())["台账"], opened(rich_marked)["台账"]
    assert {c.coordinate: ground(c) for row in after["A1:D9"] for c in row if ground(c)} == MARKED
    for row in after["A1:D9"]:
        for cell in row:
            old = before[cell.coordinate]
            assert (cell.value, cell.number_format) == (old.value, old.number_format)
            assert repr((cell.font, cell.border, cell.alignment)) == repr((old.font, old.border, old.alignment))


def test_comments_say_what_is_wrong_below_what_the_user_wrote(rich_marked):
    sheet = opened(rich_marked)["台账"]
    assert said(sheet["B3"]) == "街道办的批注\n【问题提示】\n✕ 未入库：请填写项目名称。"
    assert said(sheet["B4"]) == "另一条批注"
    assert said(sheet["D4"]) == "【问题提示】\n✕ 未入库：“若干”不是数字。\n△ 请核对：这是近似数。"
    assert said(sheet["A4"]) == "【问题提示】\n△ 请核对：与第 3 行重复。"
    assert said(sheet["A5"]) == "【问题提示】\n✕ 未入库：没有这个街道。"
    assert said(opened(rich_marked)["统计"]["A1"]) == "不动的批注"


def test_every_reader_reads_the_same_cells(rich, rich_marked):
    for sheet in ("台账", "统计", "选项"):
        assert values(rich_marked, sheet) == values(rich, sheet)
    assert values(rich_marked, "台账")[4][3] == 3  # a formula's saved result


def test_the_list_of_findings_is_last_and_seen_on_opening(rich_marked):
    book = opened(rich_marked)
    assert (book.sheetnames, book.active.title) == (["台账", "统计", "选项", "问题清单"], "问题清单")
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["问题清单"]
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[1][0] == "未入库 4 处，请核对 4 处。"
    header = rows.index(("工作表", "单元格", "列名", "原内容", "说明与建议", "是否入库"))
    assert rows[header + 1 : header + 5] == [
        ("台账", "B3", "项目名称", "'=甲", "请填写项目名称。", "✕ 未入库"),
        ("台账", "D4", "已投入", "若干", "“若干”不是数字。", "✕ 未入库"),
        ("台账", "A6", "街道", "江城路街道", "没有这个街道。", "✕ 未入库"),
        ("台账", "C9", "验收日期", None, "请填写验收日期。", "✕ 未入库"),
    ]
    assert rows[header + 5] == ("台账", None, None, None, "整张表的提示。", "△ 请核对")
    assert book.active.cell(header + 2, 2).hyperlink.location == "'台账'!B3"


def test_in_english(rich):
    book = opened(marked(rich, *REMARKS, language="en"))
    assert book.active.title == "Findings"
    assert said(book["台账"]["A5"]) == "[To be mended]\n✕ kept out: 没有这个街道。"
    assert book.active["A2"].value == "Kept out: 4. For your notice: 4."


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-", "'-"),
        ("-12.5", "-12.5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\nx"),
        ("a\x0bb & <c>", "ab & <c>"),
        ("_x0041_", "_x0041_"),
        ("长" * 2000, "长" * 999 + "…"),
    ],
)
def test_what_stands_in_a_cell_never_runs_as_a_formula_in_the_list(tmp_path, text, listed):
    data = marked(plain_book(tmp_path / "a.xlsx"), remark("A2", value=text, message=text, column=text))
    row = opened(data).active[5]
    assert [cell.data_type for cell in row] == ["s"] * 6
    assert {row[n].value for n in (2, 3, 4)} == {listed}
    assert values(data, "问题清单")[4][3] == listed


@pytest.mark.parametrize(
    ("sheets", "name"),
    [
        (["台账"], "问题清单"),
        (["台账", "问题清单"], "问题清单2"),
        (["台账", "问题清单", "问题清单2"], "问题清单3"),
    ],
)
def test_the_lists_name_is_made_unique_and_the_users_sheet_of_that_name_stays(tmp_path, sheets, name):
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        book.create_sheet(sheet).append(["街道"])
    book.save(tmp_path / "a.xlsx")
    data = marked(tmp_path / "a.xlsx", remark("A1"))
    assert opened(data).sheetnames == [*sheets, name]
    assert all(values(data, sheet) == [["街道"]] for sheet in sheets)


def test_a_second_check_replaces_what_the_first_one_said(rich, tmp_path):
    path = tmp_path / "again.xlsx"
    path.write_bytes(marked(rich, *REMARKS))
    again = marked(path, remark("B3", message="仍未填写。"), remark("D4", message="仍不是数字。"))
    book = opened(again)
    sheet = book["台账"]
    assert book.sheetnames == ["台账", "统计", "选项", "问题清单"]
    assert book.active["A2"].value == "未入库 2 处，请核对 0 处。"
    assert said(sheet["B3"]) == "街道办的批注\n【问题提示】\n✕ 未入库：仍未填写。"
    assert said(sheet["D4"]) == "【问题提示】\n✕ 未入库：仍不是数字。"
    assert [said(sheet[cell]) for cell in ("A4", "A5", "C3", "C9")] == [""] * 4
    drawing = parts(again)["xl/drawings/vmlDrawing1.vml"]
    assert drawing.count(b'ObjectType="Note"') == 3
    path.write_bytes(again)
    clean = opened(marked(path))
    assert [said(clean["台账"][cell]) for cell in ("B3", "B4", "D4")] == ["街道办的批注", "另一条批注", ""]


def test_a_sheet_that_was_refused_says_so_at_its_first_cell(tmp_path):
    path, passed_over = plain_book(tmp_path / "a.xlsx"), remark(severity="warning", message="已跳过。")
    sheet = opened(marked(path, remark(message="缺少项目名称列。"), passed_over))["台账"]
    assert (ground(sheet["A1"]), said(sheet["A1"])) == (RED, "【问题提示】\n✕ 未入库：缺少项目名称列。")
    sheet = opened(marked(path, passed_over))["台账"]
    assert (ground(sheet["A1"]), said(sheet["A1"])) == (None, "")


def test_only_so_many_cells_of_a_sheet_carry_comments_errors_first(tmp_path):
    path = plain_book(tmp_path / "a.xlsx", [["x"]] * 1100)
    said_of = [remark(f"A{n}", severity="error" if n > 1000 else "warning") for n in range(1, 1101)]
    data = marked(path, *said_of)
    sheet = opened(data)["台账"]
    commented = {cell.row for cell in sheet["A"] if said(cell)}
    assert (len(commented), commented >= set(range(1001, 1101))) == (1000, True)
    assert all(ground(cell) for cell in sheet["A"])
    notes = [row[0] for row in opened(data).active.iter_rows(max_row=5, values_only=True)]
    assert "每张表最多为 1000 个单元格加批注（再多 Excel 会变慢），其余只标颜色并列在本表中。" in notes


def test_a_conversation_is_left_alone_and_said_so(tmp_path):
    path = rich_book(tmp_path / "a.xlsx")
    comments = parts(path)["xl/comments1.xml"].replace(b"<author></author>", b"<author>tc={1}</author>")
    with_parts(path, {"xl/comments1.xml": comments})
    data = marked(path, remark("B3"))
    assert said(opened(data)["台账"]["B3"]) == "街道办的批注"
    assert ground(opened(data)["台账"]["B3"]) == RED
    assert "本表" in opened(data).active["A4"].value


@pytest.mark.parametrize(
    ("file", "language", "name"),
    [
        ("台账.xlsx", "zh", "台账_问题标注.xlsx"),
        ("台账.XLSM", "zh", "台账_问题标注.xlsm"),
        ("台账.xls", "zh", "台账_问题标注.xlsx"),
        ("5.20 台账.csv", "en", "5.20 台账_annotated.xlsx"),
        ("台账", "zh", "台账_问题标注.xlsx"),
    ],
)
def test_what_the_marked_workbook_is_called(monkeypatch, file, language, name):
    monkeypatch.setenv("TAIZHANG_LANGUAGE", language)
    assert annotated_name(file) == name
