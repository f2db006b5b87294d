"""What the log calls the things that this room does."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "notice.pass": Words("风险提示：检视登记簿", "notices: looked through the registers"),
    "notice.acknowledge": Words("风险提示：签收", "notices: acknowledged"),
    "notice.resend": Words("风险提示：重新推送", "notices: sent again"),
    "webhook.set": Words("风险提示：设定接收地址", "notices: named the receiving system"),
    "register.network": Words("数据网络：报送交换记录", "network: filed its records"),
}
FACTS: Mapping[str, Words] = {
    "notices": Words("提示数", "notices"),
    "numbers": Words("提示编号", "numbers of the notices"),
    "outcome": Words("处理结果", "outcome"),
    "watched": Words("关注数", "watched"),
    "network_query": Words("查询条数", "queries"),
    "network_notice": Words("提示条数", "notices"),
}
