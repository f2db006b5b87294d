"""What the log calls the things that this room does."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "query.forward": Words("数据查询：转交部门", "query: passed on to the department"),
    "query.answer": Words("数据查询：答复", "query: answered"),
}
FACTS: Mapping[str, Words] = {
    "answer": Words("答复散列", "hash of the answer"),
    "article": Words("法律条款", "article of law"),
    "authorisation": Words("授权编号", "authorisation"),
    "batch": Words("批量编号", "batch"),
    "clerk": Words("经办人", "clerk"),
    "consent": Words("授权书散列", "hash of the authorisation"),
    "is_verified": Words("签名是否已验", "signature verified"),
    "request": Words("请求散列", "hash of the request"),
    "subject": Words("查询对象", "subject"),
}
