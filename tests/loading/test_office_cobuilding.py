"""Units, resources, needs and projects of co-building as street offices really report them load whole."""

import pytest
from offices import HUBEI, JIANGCHENG, JINGCHU, LUOJIA, WUHAN, WUHAN_COMMUNITY, book, check, day, sheet

BOOKS = {
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
}


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_of_a_street_office_loads_whole(name):
    check(*BOOKS[name])
