"""The first typed rows of a preview, worded."""

import pyarrow as pa

from taizhang.spec import load_specs
from taizhang.ui import tables
from taizhang.ui.preview_sample import SAMPLE, sample


def test_the_first_rows_with_the_names_of_their_places(tmp_path):
    rows = pa.table(
        {
            "street_code": ["1", "2"] * SAMPLE,
            "title": [f"项目{i}" for i in range(2 * SAMPLE)],
            "stage": ["accepted"] * 2 * SAMPLE,
            "_row": pa.array(range(4, 4 + 2 * SAMPLE), pa.int32()),
        }
    )
    with pa.OSFile(str(tmp_path / "0.arrow"), "wb") as file, pa.ipc.new_file(file, rows.schema) as writer:
        writer.write_table(rows)
    shown = tables.worded(sample(tmp_path / "0.arrow", {"1": "武汉路街道"}), load_specs()["secretary_project"])
    assert shown.num_rows == SAMPLE
    assert shown.column_names == ["行号", "街道", "项目名称", "项目阶段"]
    assert shown.slice(0, 2).to_pylist() == [
        {"行号": 4, "街道": "武汉路街道", "项目名称": "项目0", "项目阶段": "验收"},
        {"行号": 5, "街道": "2", "项目名称": "项目1", "项目阶段": "验收"},
    ]
