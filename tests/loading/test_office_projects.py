"""Projects and faults as street offices really report them, each book in its own way, load whole."""

import pytest
from offices import HUBEI, JIANGCHENG, LUOJIA, WUHAN, book, check, day, sheet

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
}


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_of_a_street_office_loads_whole(name):
    check(*BOOKS[name])
