"""A lecture ledger of 100,000 rows by 13 columns, as one workbook."""

import datetime as dt
import random
from pathlib import Path

import xlsxwriter

from taizhang.demo.places import demo_places

HEADINGS = (
    "序号", "街道", "社区", "讲习所", "讲习日期", "讲习方式", "主题", "主讲人",
    "讲师类别", "参加人数", "线上线下", "时长（分钟）", "备注",
)  # fmt: skip
FIRST_DAY = dt.datetime(2023, 1, 1)


def write_book(path: Path, rows: int = 100_000) -> None:
    """Write the ledger: a merged title, one row of headings, then `rows` sessions of the demo's communities."""
    rng = random.Random(1)
    communities = [place for place in demo_places() if place.level == "community"]
    streets = {place.code: place.name for place in demo_places() if place.level == "street"}
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("讲习活动")
    sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, "讲习活动台账")
    sheet.write_row(1, 0, HEADINGS)
    for i in range(rows):
        place = communities[i % len(communities)]
        sheet.write_row(i + 2, 0, [i + 1, streets[place.parent], place.name, f"讲习所{i % 300}"])
        sheet.write_datetime(i + 2, 4, FIRST_DAY + dt.timedelta(days=i % 700), day)
        sheet.write_row(
            i + 2, 5, [rng.choice(["固定讲习", "流动讲习", "党课讲习"]), f"主题{i % 5000}", f"讲师{i % 900}"]
        )
        sheet.write_row(i + 2, 8, [rng.choice(["书记", "志愿者"]), rng.randint(5, 200), "线下", 60])
    book.close()
