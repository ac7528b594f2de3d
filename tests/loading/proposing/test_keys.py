"""Keys spelt from Chinese words: plain names, unique, and none that SQL or a view takes for something else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.loading.proposing.keys import TAKEN, choice_codes, field_key

SPELT = [
    ("姓名", "xingming"),
    ("户主与户籍关系", "hzyhjgx"),
    ("2019年", "n2019_nian"),
    ("PM2.5", "pm2_5"),
    ("合同金额（万元）", "htje_wy"),
    ("女", "nv"),
    ("order", "order_2"),
    ("street", "street_2"),
    ("month", "month_2"),
    ("√", "field"),
    ("", "field"),
]


@pytest.mark.parametrize(("words", "key"), SPELT)
def test_words_are_spelt(words, key):
    assert field_key(words) == key


def test_a_key_that_is_taken_gets_a_number():
    assert field_key("姓名", {"xingming", "xingming_2"}) == "xingming_3"


@given(st.lists(st.text(max_size=9), max_size=9))
def test_keys_are_plain_names_and_no_two_alike(words):
    keys = list(choice_codes(words))
    assert len(set(keys)) == len(keys) == len(words)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", key) and key not in TAKEN for key in keys)
