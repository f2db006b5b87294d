"""What the things are called that entries of the log are about."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

THING_WORDS: Mapping[str, Words] = {
    "audit.checkpoint": Words("检查点", "checkpoint"),
    "authorisations.authorisation": Words("授权", "authorisation"),
    "batches.batch": Words("批量查询", "batch of queries"),
    "exchange.query": Words("数据查询", "query"),
    "exchange.stranger": Words("未登记者的请求", "requests of strangers"),
    "network.endpoint": Words("部门系统", "department's system"),
    "network.key": Words("密钥", "key"),
    "network.member": Words("网络成员", "member of the network"),
    "network.serviceswitch": Words("数据服务", "data service"),
    "audit.head": Words("日志", "log"),
    "audit.verification": Words("校验", "verification"),
    "cases.case": Words("核查", "case"),
    "catalogue.draft": Words("模型变更", "change of a model"),
    "catalogue.comparison": Words("模型比较", "comparison"),
    "catalogue.examination": Words("用例检验", "examination"),
    "clues.clue": Words("疑点", "clue"),
    "clues.draw": Words("抽查", "draw"),
    "clues.drawnsubject": Words("抽查对象", "subject drawn"),
    "clues.run": Words("运行", "run"),
    "clues.savedview": Words("筛选方案", "view kept"),
    "desk.order": Words("当场登记", "entry on the spot"),
    "filings.duty": Words("报送要求", "duty to file"),
    "filings.receipt": Words("回执", "receipt"),
    "filings.submission": Words("报送", "submission"),
    "insight.value": Words("指标值", "value of an indicator"),
    "mortgage.application": Words("抵押登记申请", "mortgage application"),
    "people.invitation": Words("邀请", "invitation"),
    "people.organisation": Words("单位", "organisation"),
    "people.team": Words("处室", "team"),
    "people.token": Words("令牌", "token"),
    "people.user": Words("人员", "person"),
}


def words_of_thing(name: str) -> Words:
    """What a thing is called; one without words stands by its name."""
    return THING_WORDS.get(name, Words(name, name))
