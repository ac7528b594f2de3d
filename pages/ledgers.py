"""台账查询 Ledgers: where does this number come from?"""

from taizhang.locale import _
from taizhang.ui import data, empty, headlines, ledger_browser

if not empty.told("ledgers", *data.ledgers()):
    headlines.show("ledgers", _("Every row with its file, sheet and row"))
    ledger_browser.show()
