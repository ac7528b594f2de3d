"""Lecture halls and sessions as street offices really report them, each book in its own way, load whole."""

import pytest
from offices import HUBEI, JIANGCHENG, JINGCHU, LUOJIA, WUHAN, book, check, day, sheet

BOOKS = {
    "sessions of a quarter, halls merged, a sheet a month": (
        book(
            sheet(
                [
                    ["2024年4月讲习活动登记表"],
                    ["讲习所名称", "开展时间", "讲习内容", "讲习形式", "授课人", "身份", "参加人数（人）", "时长"],
                    [
                        "江城社区讲习所",
                        "4.3（周三）",
                        "二十大精神宣讲",
                        "固定讲习",
                        "陈书记",
                        "党组织书记",
                        "约40人",
                        "1.5小时",
                    ],
                    ["", "4.18", "反诈知识", "流动讲习", "民警", "", 35, "60分钟"],
                    ["合计", "2场", "", "", "", "", 75, ""],
                ],
                name="4月",
                merges=[(2, 0, 3, 0), (0, 0, 0, 7)],
            ),
            sheet(
                [
                    ["2024年5月讲习活动登记表"],
                    ["讲习所名称", "开展时间", "讲习内容", "讲习形式", "授课人", "身份", "参加人数（人）", "时长"],
                    [
                        "江城社区讲习所",
                        "5月12日上午",
                        "垃圾分类",
                        "互动讲习",
                        "志愿者",
                        "党员志愿者",
                        "30余人",
                        90,
                    ],
                ],
                name="5月",
            ),
            file="武汉路街道讲习活动2024年.xlsx",
        ),
        "lecture_session",
        ["street_code", "hall", "held_on", "topic", "form", "attendees", "minutes"],
        [
            [WUHAN, "江城社区讲习所", day(4, 3), "二十大精神宣讲", "fixed", 40, 90],
            [WUHAN, "江城社区讲习所", day(4, 18), "反诈知识", "mobile", 35, 60],
            [WUHAN, "江城社区讲习所", day(5, 12), "垃圾分类", "interactive", 30, 90],
        ],
    ),
    "halls below their street, numbers in text": (
        book(
            sheet(
                [
                    [],
                    ["", "X区新时代讲习所一览表"],
                    ["", "单位：平方米、人"],
                    [
                        "",
                        "街道",
                        "序号",
                        "讲习所",
                        "所在社区",
                        "领域类别",
                        "成立时间",
                        "场地面积（㎡）",
                        "讲师数量",
                        "负责人",
                    ],
                    [
                        "",
                        "武汉路街道",
                        "1",
                        "江城社区讲习所",
                        "江城社区居委会",
                        "社区",
                        "2023年3月",
                        "１２０",
                        "5人",
                        "陈某",
                    ],
                    ["", "", "2", "某公司讲习所", "珞珈社区", "两新", "2023.06.18", "80㎡", "3名", "赵某"],
                    [
                        "",
                        "湖北路街道办事处",
                        "3",
                        "荆楚社区讲习所",
                        "荆楚社区",
                        "街道社区",
                        45000,
                        "1,050.5",
                        12,
                        "孙某",
                    ],
                    ["", "小计", "", "", "", "", "", "1250.5", "20", ""],
                ],
                merges=[(4, 1, 5, 1), (1, 1, 1, 9)],
            )
        ),
        "lecture_hall",
        ["street_code", "community_code", "hall", "field", "established_on", "area", "lecturers"],
        [
            [WUHAN, JIANGCHENG, "江城社区讲习所", "community", day(3, 1, 2023), 120, 5],
            [WUHAN, LUOJIA, "某公司讲习所", "two_new", day(6, 18, 2023), 80, 3],
            [HUBEI, JINGCHU, "荆楚社区讲习所", "community", day(3, 15, 2023), 1050.5, 12],
        ],
    ),
    "halls with a street and community in one cell, header of three rows": (
        book(
            sheet(
                [
                    ["新时代讲习所建设情况统计表（2024年上半年）"],
                    ["序号", "所在街道", "讲习所基本信息", "", "", "", "讲师队伍", "备注"],
                    ["", "", "名称", "所属领域", "建设", "", "人数", ""],
                    ["", "", "", "", "建成时间", "面积", "", ""],
                    ["甲", "乙", "1", "2", "3", "4", "5", "6"],
                    [1, "武汉路街道江城社区", "江城社区讲习所", "社区", "2022年底", "约150平方米", 8, ""],
                    [2, "湖北路街道", "某中学讲习所", "学校", "2023.9", "60", "6名", "借用教室"],
                ],
                merges=[
                    (1, 0, 3, 0),
                    (1, 1, 3, 1),
                    (1, 2, 1, 5),
                    (2, 2, 3, 2),
                    (2, 3, 3, 3),
                    (2, 4, 2, 5),
                    (2, 6, 3, 6),
                    (1, 7, 3, 7),
                ],
            )
        ),
        "lecture_hall",
        ["street_code", "hall", "field", "established_on", "area", "lecturers"],
        [
            [WUHAN, "江城社区讲习所", "community", day(12, 31, 2022), 150, 8],
            [HUBEI, "某中学讲习所", "school", day(9, 1, 2023), 60, 6],
        ],
    ),
}


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_of_a_street_office_loads_whole(name):
    check(*BOOKS[name])
