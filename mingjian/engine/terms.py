"""The platform's own words for what the library writes as keys: severities, kinds, subjects, risks, units."""

from collections.abc import Mapping
from typing import Any

from mingjian.engine.contracts import Column, Words
from mingjian.engine.language import readers, say

SEVERITIES: Mapping[str, Words] = {
    "critical": Words("重大", "critical"),
    "high": Words("高", "high"),
    "medium": Words("中", "medium"),
    "low": Words("低", "low"),
}
RISKS: Mapping[str, Words] = {
    "accounts": Words("账户", "accounts"),
    "assets": Words("资产质量", "asset quality"),
    "bills": Words("票据", "bills"),
    "channels": Words("渠道", "channels"),
    "claims": Words("理赔", "claims"),
    "collateral": Words("押品", "collateral"),
    "concentration": Words("集中度与关联交易", "concentration"),
    "consumers": Words("消费者权益", "consumers"),
    "deposits": Words("存款", "deposits"),
    "diligence": Words("贷款三查", "loan diligence"),
    "farm": Words("农业保险", "farm insurance"),
    "fees": Words("收费", "fees"),
    "funds": Words("资金流向", "use of funds"),
    "health": Words("健康保险", "health insurance"),
    "inclusive": Words("普惠金融", "inclusive finance"),
    "interbank": Words("同业", "interbank"),
    "network": Words("数据网络", "data network"),
    "online": Words("互联网贷款", "online loans"),
    "presale": Words("预售资金", "pre-sale funds"),
    "property": Words("房地产贷款", "property loans"),
    "prudential": Words("审慎指标", "prudential"),
    "registers": Words("登记数据", "registers"),
    "staff": Words("员工行为", "staff"),
    "underwriting": Words("承保", "underwriting"),
    "wages": Words("农民工工资", "wages"),
    "wealth": Words("理财", "wealth management"),
}
KINDS: Mapping[str, Words] = {
    "breach": Words("违规", "breach"),
    "anomaly": Words("异常", "anomaly"),
    "indicator": Words("指标", "indicator"),
    "notice": Words("风险提示", "notice"),
}
SUBJECTS: Mapping[str, Words] = {
    "account": Words("账户", "account"),
    "agent": Words("代理人", "agent"),
    "bill": Words("票据", "bill"),
    "branch": Words("分支机构", "branch"),
    "claim": Words("赔案", "claim"),
    "contract": Words("合同", "contract"),
    "customer": Words("客户", "customer"),
    "employee": Words("员工", "employee"),
    "firm": Words("企业", "firm"),
    "group": Words("集团", "group"),
    "institution": Words("机构", "institution"),
    "loan": Words("贷款", "loan"),
    "person": Words("个人", "person"),
    "policy": Words("保单", "policy"),
    "product": Words("产品", "product"),
    "project": Words("项目", "project"),
    "property": Words("不动产", "property"),
    "site": Words("工地", "site"),
    "unit": Words("不动产单元", "property unit"),
}
SORTS: Mapping[str, Words] = {
    "bank": Words("银行", "banks"),
    "insurer": Words("保险公司", "insurers"),
    "department": Words("政府部门", "departments"),
}
UNITS: Mapping[str, Words] = {
    "CNY": Words("元", "CNY"),
    "count": Words("个", "count"),
    "days": Words("天", "days"),
    "hours": Words("小时", "hours"),
    "months": Words("个月", "months"),
    "percent": Words("%", "%"),
    "percent_rate": Words("%（年）", "% a year"),
    "ratio": Words("比例", "ratio"),
    "score": Words("分", "points"),
    "text": Words("文本", "text"),
    "years": Words("年", "years"),
}


def word(terms: Mapping[str, Words], key: str) -> str:
    """The key in the reader's language; a key without a word stands for itself."""
    return terms[key].in_language(readers()) if key in terms else key


def filed(column: Column, value: Any) -> str:
    """A filed value as a reader writes it: codes by their words, flags by yes and no."""
    if isinstance(value, bool):
        return say("是", "yes") if value else say("否", "no")
    if column.codes:
        key, dash, rest = str(value).partition("-")
        return word(column.codes.values, key) + dash + rest
    return str(value)
