"""A new ledger is one TOML file: its workbooks load and its rows are there to query, with no line of Python."""

import csv
import datetime as dt
import shutil

import xlsxwriter

from taizhang.loading import Place
from taizhang.paths import DEMO, LEDGERS
from taizhang.spec import load_specs
from taizhang.store import Slice, Store

VISITS = """
key = "visit"
zh = "走访慰问台账"
en = "Visits"
mode = "events"
row_key = ["person", "visited_on"]
titles = ["走访慰问"]

[[fields]]
key = "street"
zh = "街道"
en = "Street"
type = "street"
required = true

[[fields]]
key = "person"
zh = "慰问对象"
en = "Visited"
type = "text"
required = true
synonyms = ["走访对象"]

[[fields]]
key = "visited_on"
zh = "走访日期"
en = "Visited on"
type = "date"
required = true
synonyms = ["走访时间"]

[[fields]]
key = "kind"
zh = "对象类别"
en = "Kind"
type = "choice"
choices = [
  { code = "veteran", zh = "老党员", en = "Veteran", synonyms = ["老党员老干部"] },
  { code = "needy", zh = "困难党员", en = "Needy member" },
]

[[fields]]
key = "money"
zh = "慰问金"
en = "Money"
type = "number"
unit = "10k_yuan"

[[rules]]
field = "money"
when = "money > 1"
zh = "慰问金超过1万元，请核对"
en = "More than 10,000 yuan; check it"
"""
ROWS = [
    ["2024年上半年走访慰问台账"],
    ["填报日期：2024年5月20日"],
    ["序号", "街道", "走访对象", "走访时间", "对象类别", "慰问金（元）"],
    [1, "武汉路街道", "张某某", "2024.1.20", "老党员老干部", 800],
    [2, "湖北路街道", "李某某", "1月25日", "困难党员", "2万元"],
    ["合计", "", "", "", "", 20800],
]


def test_a_ninth_ledger_is_one_file(tmp_path):
    folder = shutil.copytree(LEDGERS, tmp_path / "ledgers")
    (folder / "visit.toml").write_text(VISITS, "utf-8")
    specs = load_specs(folder)
    assert len(specs) == 9
    path = tmp_path / "走访.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    with (DEMO / "places.csv").open(encoding="utf-8", newline="") as file:
        places = [Place(**line) for line in csv.DictReader(file)]
    with Store.open(tmp_path / "store", specs) as store:
        store.import_places(places)
        upload = store.load(path)
        found = store.cursor(Slice(dt.date(2024, 5, 20))).execute(
            "select street, person, visited_on, kind, money, _file, _row from visit order by _row"
        )
        assert found.fetchall() == [
            ("武汉路街道", "张某某", dt.date(2024, 1, 20), "veteran", 0.08, "走访.xlsx", 4),
            ("湖北路街道", "李某某", dt.date(2024, 1, 25), "needy", 2.0, "走访.xlsx", 5),
        ]
    assert [(f.code, f.cell) for f in upload.findings] == [("year_filled", "D5"), ("rule", "F5")]
    assert upload.findings[1].message() == "慰问金超过1万元，请核对"
