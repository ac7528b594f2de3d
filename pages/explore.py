"""分析 Explore: what does the analyst ask next?"""

from taizhang.ui import data, empty, exploring

if not empty.told("explore", *data.ledgers()):
    exploring.show()
