"""The dashboard: `taizhang serve` runs this file once for every view of every viewer."""

from taizhang.ui import frame

frame.run()
