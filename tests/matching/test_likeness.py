"""How alike texts are held to be: the resource a person would choose comes first, chance counts for nothing."""

import numpy as np
import pytest

from taizhang.matching.words import likeness, shared_words

# what people would choose for needs as communities word them
CHOSEN = {
    "缺少居民议事活动场地": {"机关会议室", "职工俱乐部礼堂", "阶梯教室"},
    "青少年课后活动空间": {"青少年课后托管", "学校操场"},
    "夜间停车位不足": {"停车场错时车位"},
    "志愿者集中培训教室": {"阶梯教室", "计算机实训室"},
    "党建书屋补充图书": {"流动图书角图书"},
    "书法绘画老师": {"书画教师"},
    "法律顾问定期坐班": {"法律咨询专家库"},
    "健身舞蹈教练": {"音乐舞蹈教师"},
    "应急救护培训老师": {"应急救护培训师"},
    "独居老人助餐送餐": {"独居老人陪伴探访", "免费配送到家"},
    "家电维修便民服务": {"家电维修日"},
    "居民健康体检义诊": {"健康义诊"},
    "老旧小区管网检修": {"管网设备免费检修"},
    "暑期托管服务": {"青少年课后托管"},
    "失业人员就业推荐": {"就业岗位推荐"},
    "困难学生助学金": {"助学助困捐款"},
    "楼院环境整治资金": {"共建专项资金"},
    "就业岗位信息发布": {"就业岗位推荐", "就业创业政策信息库"},
    "惠企政策解读": {"政策宣讲进社区", "就业创业政策信息库"},
}
OFFERED = sorted(
    {name for names in CHOSEN.values() for name in names}
    | {
        "心理咨询热线",
        "爱心早餐券",
        "国防教育教官",
        "义务理发队",
        "便民缴费上门服务",
        "消防安全宣讲员",
        "商场中庭展示区",
    }
)


@pytest.mark.parametrize(("need", "chosen"), CHOSEN.items())
def test_the_resource_a_person_would_choose_is_most_alike(need, chosen):
    alike = likeness(list(CHOSEN), OFFERED)[list(CHOSEN).index(need)]
    assert OFFERED[int(alike.argmax())] in chosen


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("应急救护培训", "应急救护培训", 1.0),
        ("ＬＥＤ屏".lower(), "ＬＥＤ屏", 1.0),
        ("停车位30", "义诊30", 0.0),  # numbers agree by chance
        ("停车位（第三网格）", "义诊（第三批）", 0.0),
        ("", "义诊", 0.0),
        ("123", "456", 0.0),
    ],
)
def test_likeness_of_two(one, other, expected):
    assert likeness([one], [other])[0, 0] == pytest.approx(expected)


def test_likeness_is_a_table_of_needs_by_resources_from_0_to_1():
    found = likeness(["书画老师", "义诊"], ["书画教师", "停车位", "健康义诊"])
    assert found.shape == (2, 3)
    assert np.all((found >= 0) & (found <= 1))
    assert likeness([], ["义诊"]).shape == (0, 1)


def test_what_many_say_weighs_less_than_what_few_say():
    needs = ["书画服务需求", "体检服务需求", "法律服务需求", "理发服务需求"]
    (row,) = likeness(needs, ["书画课堂", "维修服务"])[:1]
    assert row[0] > row[1] > 0


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("应急救护培训老师", "应急救护培训师", ("应急救护培训",)),
        ("老旧小区管网检修", "管网设备免费检修", ("管网", "检修")),
        ("书法绘画老师", "书画教师", ()),
        ("服务1、服务2", "服务3、服务4", ("服务",)),
        ("救护培训老师（第三网格）", "救护培训师（第五批）", ("救护培训",)),
        ("轮椅（第四网格）", "图书（第四批）", ()),
        ("楼道LED灯", "led灯带", ("led灯",)),
        ("", "义诊", ()),
    ],
)
def test_shared_words(one, other, words):
    assert shared_words(one, other) == words
