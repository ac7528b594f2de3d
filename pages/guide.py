"""使用指南 Guide: how do I do it?"""

from taizhang.ui import guide

guide.show()
