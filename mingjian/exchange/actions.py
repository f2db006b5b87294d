"""What the log calls the things that this room does."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "query.forward": Words("数据查询：转交部门", "query: passed on to the department"),
    "query.answer": Words("数据查询：答复", "query: answered"),
    "query.strangers": Words("数据查询：拒绝未登记者", "query: refused strangers"),
    "query.forget": Words("数据查询：到期删除答复", "query: forgot answers whose time is over"),
}
FACTS: Mapping[str, Words] = {
    "answers": Words("答复数", "answers"),
    "day": Words("日期", "day"),
    "refused": Words("拒绝次数", "times refused"),
    "answer": Words("答复散列", "hash of the answer"),
    "article": Words("法律条款", "article of law"),
    "authorisation": Words("授权编号", "authorisation"),
    "batch": Words("批量编号", "batch"),
    "clerk": Words("经办人", "clerk"),
    "consent": Words("授权书散列", "hash of the authorisation"),
    "is_verified": Words("查询者是否已核实", "asker verified"),
    "request": Words("请求散列", "hash of the request"),
    "source": Words("部门答复散列", "hash of the department's answer"),
    "source_signature": Words("部门签名", "the department's signature"),
    "subject": Words("查询对象", "subject"),
}
