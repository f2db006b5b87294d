"""The words that names, streets and firms of a city are made of."""

from typing import Final

SURNAMES: Final = list(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
)
GIVEN: Final = list(
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文辉力丹萍红鹏飞玲燕宇浩凯鑫欣佳雪梅琳晨阳波斌健俊峰子涵博"
)
REGIONS: Final = {
    110101: "东城区", 110102: "西城区", 110105: "朝阳区", 110106: "丰台区", 110107: "石景山区", 110108: "海淀区",
    110109: "门头沟区", 110111: "房山区", 110112: "通州区", 110113: "顺义区", 110114: "昌平区", 110115: "大兴区",
    110116: "怀柔区", 110117: "平谷区", 110118: "密云区", 110119: "延庆区",
}  # fmt: skip
ROADS: Final = [
    "和平路",
    "建国路",
    "学院路",
    "平安街",
    "新华路",
    "光明街",
    "朝晖路",
    "永安路",
    "广安街",
    "安定路",
    "西苑路",
    "东风路",
    "南湖路",
    "北苑路",
    "中山街",
    "解放路",
]
BRANDS: Final = list("华中盛恒泰瑞丰源兴达宏远康健嘉德信诚通顺和美佳益博科天地星海润东方新正大同金玉龙凤云山")
# industry key -> (word in the firm's name, share of firms)
INDUSTRIES: Final = {
    "agriculture": ("农业", 4), "manufacturing": ("制造", 18), "construction": ("建筑", 5),
    "wholesale_retail": ("商贸", 30),
    "transport": ("物流", 6), "hospitality": ("餐饮", 8), "information_technology": ("信息技术", 12),
    "business_services": ("商务服务", 8),
    "resident_services": ("生活服务", 5), "culture": ("文化传播", 4),
}  # fmt: skip
# industry key -> division of GB/T 4754 as customers' industry is filed
DIVISIONS: Final = {
    "agriculture": "A01", "mining": "B06", "manufacturing": "C34", "utilities": "D44", "construction": "E47",
    "wholesale_retail": "F51",
    "transport": "G54", "hospitality": "H62", "information_technology": "I65", "finance": "J69", "real_estate": "K70",
    "business_services": "L72", "research": "M73", "public_facilities": "N78", "resident_services": "O80",
    "education": "P83",
    "health": "Q84", "culture": "R87", "public_administration": "S91",
}  # fmt: skip
SHOPS: Final = [
    "惠民超市",
    "新世纪百货",
    "家乐便利店",
    "四季鲜果店",
    "永和早餐店",
    "大众书店",
    "康宁药房",
    "阳光加油站",
    "舒适家居",
    "时代影院",
    "便捷通讯",
    "美味餐厅",
    "洁净洗衣",
    "绿叶花店",
    "童趣玩具",
    "动感健身",
]
BUYERS: Final = [
    "津门贸易行",
    "冀中商行",
    "江南百货公司",
    "岭南商贸公司",
    "齐鲁物资公司",
    "三秦商行",
    "荆楚商贸公司",
    "巴蜀贸易公司",
]
BANKS: Final = [
    ("京华银行", "Jinghua Bank"), ("燕山银行", "Yanshan Bank"), ("永定银行", "Yongding Bank"),
    ("潮白银行", "Chaobai Bank"),
    ("西山银行", "Xishan Bank"), ("什刹海银行", "Shichahai Bank"), ("运河农商银行", "Canal Rural Commercial Bank"),
    ("长城村镇银行", "Great Wall Village Bank"),
]  # fmt: skip
INSURERS: Final = [
    ("京安财产保险", "Jing'an Property Insurance"), ("惠农财产保险", "Huinong Property Insurance"),
    ("长宁人寿保险", "Changning Life Insurance"), ("康泰健康保险", "Kangtai Health Insurance"),
]  # fmt: skip
DEPARTMENTS: Final = {
    "real_estate": ("不动产登记中心", "Real Estate Registration Centre"),
    "civil_affairs": ("民政局", "Civil Affairs Bureau"),
    "provident_fund": ("住房公积金管理中心", "Housing Provident Fund Centre"),
    "housing": ("住房和城乡建设委员会", "Housing and Construction Commission"),
    "social_security": ("社会保险基金管理中心", "Social Security Centre"),
    "medical_insurance": ("医疗保障局", "Medical Insurance Bureau"),
    "business_registry": ("市场监督管理局", "Market Regulation Bureau"),
    "human_resources": ("人力资源和社会保障局", "Human Resources Bureau"),
}  # fmt: skip
