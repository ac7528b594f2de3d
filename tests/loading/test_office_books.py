"""Workbooks as street offices really send them, each laid out, headed and filled in its own way, load whole."""

import datetime as dt

import pytest
from understanding import HUBEI, JIANGCHENG, JINGCHU, WUHAN, raw_sheet, understand

LUOJIA = "999901001004"  # 珞珈社区
WUHAN_COMMUNITY = "999901001001"


def day(month, number, year=2024):
    return dt.date(year, month, number)


def book(*sheets, file="台账.xlsx"):
    return sheets, file


def sheet(rows, name="Sheet1", merges=(), at=(0, 0)):
    return raw_sheet(rows, name=name, merges=merges, at=at)


BOOKS = {
    "an appendix with funds in yuan under one heading": (
        book(
            sheet(
                [
                    ["附件2"],
                    ["武汉路街道2024年党工委书记领办项目推进情况统计表"],
                    ["填报单位（盖章）：武汉路街道党工委", "", "", "", "", "填报时间：2024年5月25日"],
                    [
                        "序号",
                        "项目名称",
                        "项目类别",
                        "领办书记",
                        "目前进展",
                        "完成比例",
                        "资金投入（元）",
                        "",
                        "计划完成时限",
                        "备注",
                    ],
                    ["", "", "", "", "", "", "计划", "实际", "", ""],
                    [
                        1,
                        "红色物业进小区",
                        "红色物业",
                        "刘某某",
                        "正在推进",
                        "60%",
                        350000,
                        "210000",
                        "2024年12月底前",
                        "",
                    ],
                    [
                        2,
                        "老旧小区楼道亮化",
                        "民生实事",
                        "刘某某",
                        "已完成验收",
                        "100%",
                        "12万元",
                        120000,
                        "2024.4.30",
                        "已公示",
                    ],
                    ["合计", "", "", "", "", "", 470000, 330000, "", ""],
                    ["填表人：张某某", "", "", "", "审核人：李某某", "", "", "", "联系电话：0000", ""],
                ],
                merges=[(3, c, 4, c) for c in (0, 1, 2, 3, 4, 5, 8, 9)] + [(3, 6, 3, 7), (0, 0, 0, 9), (1, 0, 1, 9)],
            )
        ),
        "secretary_project",
        ["street_code", "title", "stage", "progress", "budget", "spent", "due_on"],
        [
            [WUHAN, "红色物业进小区", "under_way", 60, 35, 21, day(12, 31)],
            [WUHAN, "老旧小区楼道亮化", "accepted", 100, 12, 12, day(4, 30)],
        ],
    ),
    "the district's list, streets as headings of sections": (
        book(
            sheet(
                [
                    ["X区基层党建“书记项目”汇总表（截至2024年5月20日）"],
                    ["序号", "领办项目名称", "领办党工委书记", "申报时间", "所处阶段", "下一步打算"],
                    ["一、武汉路街道（2个）"],
                    [1, "社区食堂", "王某", "3月5日", "推进中", "6月开业"],
                    [2, "暖心驿站", "王某", "2024.3.8", "已验收", "/"],
                    ["二、湖北路街道"],
                    [1, "口袋公园", "李某", day(2, 18), "申报", "完善方案"],
                ],
                merges=[(0, 0, 0, 5), (2, 0, 2, 5), (5, 0, 5, 5)],
            )
        ),
        "secretary_project",
        ["street_code", "title", "stage", "declared_on"],
        [
            [WUHAN, "社区食堂", "under_way", day(3, 5)],
            [WUHAN, "暖心驿站", "accepted", day(3, 8)],
            [HUBEI, "口袋公园", "declared", day(2, 18)],
        ],
    ),
    "faults of weak communities, communities merged, deadlines in words": (
        book(
            sheet(
                [
                    ["软弱涣散（后进）社区党组织整顿转化工作台账"],
                    ["填报单位：武汉路街道　　　　　　　　　填报日期：2024年5月20日"],
                    [
                        "社区",
                        "类别",
                        "查摆出的主要问题",
                        "具体整改措施",
                        "责任领导",
                        "整改时限",
                        "目前整改情况",
                        "是否销号",
                    ],
                    [
                        "江城社区党委",
                        "软弱涣散",
                        "1.党员教育管理不严",
                        "落实三会一课",
                        "周某某",
                        "2024年6月底前",
                        "正在整改",
                        "否",
                    ],
                    ["", "", "2.阵地面积不达标", "协调场地", "周某某", "2024年5月", "已整改到位", "是"],
                    ["", "", "3.服务群众不主动", "坐班值守", "吴某某", "长期坚持", "长期坚持", "否"],
                    ["珞珈社区党总支", "后进", "1.班子老化", "择优选配", "郑某某", "2024.12.31", "未启动", "×"],
                ],
                merges=[(3, 0, 5, 0), (3, 1, 5, 1), (0, 0, 0, 7), (1, 0, 1, 7)],
            )
        ),
        "rectification_issue",
        ["street_code", "community_code", "org_class", "issue", "leader", "due_on", "status", "verified"],
        [
            [WUHAN, JIANGCHENG, "weak", "1.党员教育管理不严", "周某某", day(6, 30), "under_way", False],
            [WUHAN, JIANGCHENG, "weak", "2.阵地面积不达标", "周某某", day(5, 1), "closed", True],
            [WUHAN, JIANGCHENG, "weak", "3.服务群众不主动", "吴某某", None, "under_way", False],
            [WUHAN, LUOJIA, "backward", "1.班子老化", "郑某某", day(12, 31), "not_started", False],
        ],
    ),
    "faults of one community, which only the title names": (
        book(
            sheet(
                [
                    ["江城社区党组织问题整改清单"],
                    ["序号", "问题表现", "问题来源", "发现时间", "整改举措", "整改进展", "完成时间", "责任人"],
                    [1, "网格员力量不足", "入户走访", "24.3.2", "公开招募", "完成", "2024.4.30", "陈某"],
                    [2, "议事会议少", "上级反馈", "2024/3/9", "每月一次", "整改中", "", "陈某"],
                ]
            ),
            file="武汉路街道江城社区.xlsx",
        ),
        "rectification_issue",
        ["community_code", "issue", "source", "found_on", "status", "closed_on"],
        [
            [JIANGCHENG, "网格员力量不足", "visit", day(3, 2), "closed", day(4, 30)],
            [JIANGCHENG, "议事会议少", "superior", day(3, 9), "under_way", None],
        ],
    ),
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
    "units that signed, communities before their street": (
        book(
            sheet(
                [
                    ["区域化党建共建单位情况登记表", "", "", "", "", "", "", ""],
                    ["填表单位", "武汉路街道", "", "", "填表日期", "2024.5.20", "", ""],
                    ["序号", "共驻共建单位名称", "单位类型", "结对社区", "是否签约", "签约时间", "联络员", "备注"],
                    ["1", "区人民医院", "机关事业单位", "武汉路街道江城社区", "是", "2024年1月12日", "周某", ""],
                    ["2", "某物业公司", "民营企业", "武汉路江城社区", "√", "1月20日", "吴某", "续签"],
                    ["3", "第一小学", "学校", "武汉路社区", "否", "", "郑某", ""],
                    ["4", "", "", "", "", "", "", ""],
                ]
            )
        ),
        "cobuild_unit",
        ["street_code", "community_code", "unit", "kind", "agreement", "signed_on"],
        [
            [WUHAN, JIANGCHENG, "区人民医院", "department", True, day(1, 12)],
            [WUHAN, JIANGCHENG, "某物业公司", "private", True, day(1, 20)],
            [WUHAN, WUHAN_COMMUNITY, "第一小学", "school", False, None],
        ],
    ),
    "what units can share, quantities with measure words": (
        book(
            sheet(
                [
                    ["武汉路街道党建联盟资源清单"],
                    ["", "", "", "", "", "2024年5月"],
                    ["序号", "资源提供单位", "可共享资源", "资源类型", "数量", "开放时段", "所属社区"],
                    [1, "区图书馆", "会议室", "场地", "2间", "周一至周五9:00-17:00", "江城社区"],
                    [2, "某物业公司", "工程车", "物资类", "1辆", "预约", "江城"],
                    [3, "区人民医院", "义诊医生", "人才", "若干", "每月第一周", "珞珈社区"],
                    ["注：资源数量以实际为准。"],
                ],
                merges=[(0, 0, 0, 6), (6, 0, 6, 6)],
            )
        ),
        "cobuild_resource",
        ["street_code", "community_code", "unit", "resource", "kind", "quantity"],
        [
            [WUHAN, JIANGCHENG, "区图书馆", "会议室", "venue", 2],
            [WUHAN, JIANGCHENG, "某物业公司", "工程车", "material", 1],
            [WUHAN, LUOJIA, "区人民医院", "义诊医生", "people", None],
        ],
    ),
    "what communities need, with a nil report": (
        book(
            sheet(
                [
                    ["社区需求台账"],
                    ["（1）", "（2）", "（3）", "（4）", "（5）", "（6）"],
                    ["需求社区", "群众需求", "需求分类", "征集时间", "对接进展", "认领单位"],
                    ["江城社区", "缺少活动场地", "活动场地", "2024.3", "已认领", "区图书馆"],
                    ["荆楚社区", "老人理发", "志愿服务", "2024-03-11", "待认领", "无"],
                    ["珞珈社区", "无", "", "", "", ""],
                    ["填报人：陈某", "", "审核：李某", "", "", "2024年5月20日"],
                ]
            )
        ),
        "cobuild_need",
        ["street_code", "community_code", "need", "kind", "raised_on", "status"],
        [
            [WUHAN, JIANGCHENG, "缺少活动场地", "venue", day(3, 1), "matched"],
            [HUBEI, JINGCHU, "老人理发", "service", day(3, 11), "open"],
        ],
    ),
    "projects that units took up": (
        book(
            sheet(
                [
                    ["2024年区域化党建共建项目认领表"],
                    ["填报单位：武汉路街道　单位：个、人　填报日期：2024年5月20日"],
                    [
                        "项目内容",
                        "认领党组织",
                        "实施社区",
                        "认领时间",
                        "完成期限",
                        "实施进度",
                        "受益群众（人）",
                        "解决问题（个）",
                    ],
                    ["楼道改造", "某物业公司党支部", "江城社区", "2024.2.1", "2024年6月底", "正在实施", "300余人", 3],
                    [
                        "义诊进社区",
                        "区人民医院党委",
                        "珞珈社区",
                        "2024.2.8",
                        "2024年5月",
                        "已完成",
                        "１２０人次",
                        "2个",
                    ],
                ]
            )
        ),
        "cobuild_project",
        [
            "street_code",
            "community_code",
            "project",
            "unit",
            "claimed_on",
            "due_on",
            "status",
            "beneficiaries",
            "problems_solved",
        ],
        [
            [WUHAN, JIANGCHENG, "楼道改造", "某物业公司党支部", day(2, 1), day(6, 30), "under_way", 300, 3],
            [WUHAN, LUOJIA, "义诊进社区", "区人民医院党委", day(2, 8), day(5, 1), "done", 120, 2],
        ],
    ),
    "a table printed over two pages": (
        book(
            sheet(
                [
                    ["武汉路街道书记领办项目台账"],
                    ["序号", "街道", "项目\n名称", "当前\n阶段", "完成\n进度", "计划投入\n（万元）"],
                    [1, "武汉路", "甲项目", "推进", 0.6, 10],
                    [2, "武汉路", "乙项目", "验收", 1, 8.5],
                    ["本页小计", "", "", "", "", 18.5],
                    ["武汉路街道书记领办项目台账（续表）"],
                    ["序号", "街道", "项目\n名称", "当前\n阶段", "完成\n进度", "计划投入\n（万元）"],
                    [3, "武汉路", "丙项目", "申报", 0, "—"],
                    ["总计（3个）", "", "", "", "", 18.5],
                ],
                merges=[(0, 0, 0, 5), (5, 0, 5, 5)],
                at=(1, 1),
            )
        ),
        "secretary_project",
        ["street_code", "title", "stage", "progress", "budget"],
        [
            [WUHAN, "甲项目", "under_way", 60, 10],
            [WUHAN, "乙项目", "accepted", 100, 8.5],
            [WUHAN, "丙项目", "declared", 0, None],
        ],
    ),
    "columns apart, a street in every row, marks for empty": (
        book(
            sheet(
                [
                    ["党建项目库"],
                    ["街道名称", "", "领办事项", "", "来源", "", "项目状态", "", "是否制定方案", "", "验收时间"],
                    ["武汉路街道办事处", "", "甲项目", "", "区项目库", "", "已推广", "", "有", "", "2023年12月1日"],
                    ["湖北路街道办", "", "乙项目", "", "街道自定", "", "实施中", "", "无", "", "——"],
                ]
            )
        ),
        "secretary_project",
        ["street_code", "title", "source", "stage", "has_plan", "accepted_on"],
        [
            [WUHAN, "甲项目", "library", "promoted", True, day(12, 1, 2023)],
            [HUBEI, "乙项目", "self_set", "under_way", False, None],
        ],
    ),
    "a street's three lists in one book, each with its own title": (
        book(
            sheet(
                [
                    ["附件1：武汉路街道区域化党建资源清单"],
                    ["序号", "资源单位", "资源项目", "类别", "可用时间", "经度", "纬度"],
                    [1, "区图书馆", "报告厅", "场所", "工作日", 114.31, 30.55],
                    [2, "某律所", "法律咨询", "服务项目", "预约", "114.30", "30.54"],
                ],
                name="资源清单",
            ),
            sheet(
                [
                    ["附件4：共建单位名录（武汉路街道）"],
                    ["序号", "单位全称", "单位属性", "有无协议", "签订日期"],
                    [1, "区图书馆", "事业单位", "有", 45301],
                    [2, "某律所", "社会组织", "无", ""],
                ],
                name="附件4",
            ),
        ),
        None,
        ["street_code", "unit"],
        [[WUHAN, "区图书馆"], [WUHAN, "某律所"], [WUHAN, "区图书馆"], [WUHAN, "某律所"]],
    ),
    "needs by section, whether matched as yes or no": (
        book(
            sheet(
                [
                    ["武汉路街道社区需求清单"],
                    ["序号", "需求事项", "需求种类", "提出时间", "是否对接", "对接（认领）单位"],
                    ["（一）江城社区"],
                    [1, "健身器材维修", "物资", "2024年3月", "是", "某物业公司"],
                    [2, "书法老师", "师资", "3月18日", "否", ""],
                    ["（二）珞珈社区（1项）"],
                    [1, "义诊", "服务", "2024/3/20", "√", "区人民医院"],
                    ["说明：1.需求由社区“两委”征集；"],
                    ["2.每季度更新。"],
                ]
            )
        ),
        "cobuild_need",
        ["street_code", "community_code", "need", "kind", "status"],
        [
            [WUHAN, JIANGCHENG, "健身器材维修", "material", "matched"],
            [WUHAN, JIANGCHENG, "书法老师", "people", "open"],
            [WUHAN, LUOJIA, "义诊", "service", "met"],
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
            [WUHAN, "江城社区讲习所", "community", None, 150, 8],
            [HUBEI, "某中学讲习所", "school", day(9, 1, 2023), 60, 6],
        ],
    ),
}


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_of_a_street_office_loads_whole(name):
    (sheets, file), ledger, fields, wanted = BOOKS[name]
    said = understand(*sheets, file=file)
    assert all(s.ledger == (ledger or s.ledger) for s in said.book.sheets)
    assert [[row[field] for field in fields] for table in said.tables for row in table] == wanted
    assert said.codes("error") == []
    assert sum(s.rows.rejected for s in said.book.sheets) == 0
