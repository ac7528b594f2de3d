"""Texts of other people's are never markup."""

import pytest

from taizhang.ui.plain import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("台账（9月）.xlsx", "台账（9月）.xlsx"),
        ("[奖](http)", r"\[奖\](http)"),
        ("*a_b*", r"\*a\_b\*"),
        (":red[x] $y$ <b>", r"\:red\[x\] \$y\$ \<b\>"),
    ],
)
def test_plain(text, shown):
    assert plain(text) == shown
