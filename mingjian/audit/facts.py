"""What the facts of an entry are called; a room with facts of its own says so in its `actions.py` as `FACTS`."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from mingjian.engine.contracts import Words

FACTS: Mapping[str, Words] = {
    "after": Words("变更后", "after"),
    "amount": Words("金额", "amount"),
    "as_of": Words("数据截至", "as of"),
    "before": Words("变更前", "before"),
    "bytes": Words("字节数", "bytes"),
    "case": Words("核查编号", "case"),
    "channel": Words("报送渠道", "channel"),
    "clues": Words("疑点", "clues"),
    "code": Words("代码", "code"),
    "days": Words("天数", "days"),
    "digest": Words("文本散列", "hash of the text"),
    "draft": Words("模型变更", "change of the model"),
    "drawn": Words("抽取数", "drawn"),
    "due_on": Words("期限", "due"),
    "factor": Words("第二因素", "second factor"),
    "factors": Words("第二因素个数", "second factors"),
    "fault": Words("原因", "fault"),
    "file": Words("文件", "file"),
    "files": Words("文件数", "files"),
    "filings": Words("回执编号", "receipts"),
    "form": Words("形式", "form"),
    "found": Words("检核结果", "found"),
    "growth": Words("加重比例", "growth"),
    "hashes": Words("所查标识的散列", "hashed identifiers"),
    "hours": Words("工时", "hours"),
    "institution": Words("机构", "institution"),
    "institution_id": Words("机构", "institution"),
    "ip": Words("访问地址", "address"),
    "is_check_only": Words("只检核", "checked only"),
    "is_retirement": Words("停用模型", "takes the model out of force"),
    "is_settled": Words("已不再发现", "found no more"),
    "is_shared": Words("共用", "shared"),
    "language": Words("语言", "language"),
    "line": Words("行", "line"),
    "measure": Words("度量或措施", "measure"),
    "milestone": Words("整改节点", "milestone"),
    "model": Words("模型", "model"),
    "move": Words("动作", "move"),
    "name": Words("名称", "name"),
    "name_en": Words("英文名称", "name in English"),
    "name_zh": Words("中文名称", "name in Chinese"),
    "number": Words("编号", "number"),
    "organisation": Words("单位", "organisation"),
    "outcomes": Words("核查结论数", "outcomes"),
    "people": Words("人员", "people"),
    "period": Words("期次", "period"),
    "pin": Words("数据快照", "snapshots of the data"),
    "population": Words("未命中的对象数", "subjects not flagged"),
    "problems": Words("问题数", "problems"),
    "purpose": Words("用途", "purpose"),
    "query": Words("筛选条件", "asked for"),
    "reason": Words("理由", "reason"),
    "roles": Words("岗位", "roles"),
    "round": Words("轮次", "round"),
    "rows": Words("行数", "rows"),
    "run": Words("运行", "run"),
    "scopes": Words("令牌权限", "scopes"),
    "score": Words("得分", "score"),
    "seed": Words("随机种子", "seed"),
    "sessions": Words("结束的会话数", "sessions ended"),
    "sha256": Words("SHA-256", "SHA-256 hash"),
    "size": Words("大小", "size"),
    "status": Words("检核结论", "verdict of the checks"),
    "table": Words("数据表", "table"),
    "team": Words("处室", "team"),
    "text": Words("内容", "text"),
    "to": Words("经办人账号", "given to"),
    "tokens": Words("撤销的令牌数", "tokens revoked"),
    "until": Words("暂缓至", "until"),
    "username": Words("账号", "account"),
    "values": Words("指标值个数", "values"),
    "verdict": Words("认定", "verdict"),
    "version": Words("版本", "version"),
    "violation": Words("违规情形", "violation"),
    "why": Words("理由", "why"),
}


@cache
def all_facts() -> Mapping[str, Words]:
    """Every fact that any room writes down, by its name in the log."""
    found = dict(FACTS)
    for app in settings.INSTALLED_APPS:
        if app.startswith("mingjian.") and find_spec(f"{app}.actions"):
            found |= getattr(import_module(f"{app}.actions"), "FACTS", {})
    return found


def words_of_fact(name: str) -> Words:
    """What a fact is called; its own name when no room knows it."""
    return all_facts().get(name, Words(name, name))
