"""Everything that can be shown has a name."""

from taizhang.findings import KINDS
from taizhang.loading.values import RowCounts
from taizhang.ui.accounting import ROW_KINDS
from taizhang.ui.findings_list import KIND_NAMES


def test_every_kind_of_finding_has_a_name():
    assert set(KIND_NAMES) == set(KINDS)


def test_every_kind_of_row_has_a_column():
    assert set(ROW_KINDS) == set(RowCounts.__struct_fields__)
