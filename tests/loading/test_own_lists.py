"""The list of findings that comes with an annotated workbook is passed over when the workbook comes back."""

import pytest
from understanding import raw_sheet, understand

from taizhang.loading.own_lists import LIST_TITLES

HEADINGS = ["街道", "项目名称", "项目阶段"]
LEDGER = raw_sheet([HEADINGS, ["武汉路街道", "甲", "推进"]], name="台账")
TORN = raw_sheet([["街道", "备注", "电话"], ["武汉路街道", "", "1"]], name="台账")


def own_list(language):
    """A list as it comes with a workbook; its lines could be taken for rows of a ledger."""
    return raw_sheet(
        [[LIST_TITLES[language]], ["未入库 1 处"], HEADINGS, ["武汉路街道", "甲", "推进"]], name="问题清单"
    )


@pytest.mark.parametrize("language", LIST_TITLES)
@pytest.mark.parametrize("beside", [LEDGER, TORN], ids=["a ledger", "a sheet that is refused"])
@pytest.mark.parametrize("propose", [False, True])
def test_the_list_is_passed_over(language, beside, propose):
    understood = understand(beside, own_list(language), propose=propose)
    sheet = understood.book.sheets[1]
    assert (sheet.ledger, sheet.proposal, sheet.rows.note, sheet.rows.total) == (None, None, 4, 4)
    assert [f.code for f in understood.findings if f.sheet == "问题清单"] == ["sheet_passed_over"]


def test_a_sheet_of_that_name_without_its_title_is_a_sheet_like_any_other():
    sheet = understand(raw_sheet([HEADINGS, ["武汉路街道", "甲", "推进"]], name="问题清单")).sheet
    assert (sheet.ledger, sheet.rows.loaded) == ("secretary_project", 1)
