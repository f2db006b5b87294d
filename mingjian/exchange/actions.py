"""What the log calls the things that this room does."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "query.forward": Words("数据查询：转交部门", "query: passed on to the department"),
    "query.answer": Words("数据查询：答复", "query: answered"),
    "member.register": Words("数据网络：登记单位", "network: registered an organisation"),
    "member.suspend": Words("数据网络：暂停单位", "network: suspended an organisation"),
    "member.resume": Words("数据网络：恢复单位", "network: let an organisation in again"),
    "key.register": Words("数据网络：登记密钥", "network: registered a key"),
    "key.revoke": Words("数据网络：吊销密钥", "network: revoked a key"),
    "service.switch": Words("数据网络：启停服务", "network: switched a service"),
    "endpoint.set": Words("数据网络：设定部门系统", "network: named a department's system"),
    "batch.take": Words("数据网络：接收批量查询", "network: took a batch in"),
    "batch.done": Words("数据网络：办结批量查询", "network: finished a batch"),
    "party.set": Words("数据网络：认定公众账号", "network: said whose account it is"),
    "quota.set": Words("数据网络：设定限额", "network: set a quota"),
    "authorisation.make": Words("授权：登记", "authorisation: entered"),
    "authorisation.sign": Words("授权：本人签署", "authorisation: signed by the person"),
    "authorisation.reject": Words("授权：本人拒绝", "authorisation: refused by the person"),
    "authorisation.pause": Words("授权：暂停", "authorisation: paused"),
    "authorisation.resume": Words("授权：恢复", "authorisation: resumed"),
    "authorisation.withdraw": Words("授权：撤回", "authorisation: withdrawn"),
    "authorisation.expire": Words("授权：到期", "authorisation: expired"),
    "authorisation.supersede": Words("授权：被替代", "authorisation: superseded"),
}
FACTS: Mapping[str, Words] = {
    "a_day": Words("每日限额", "a day"),
    "address": Words("系统地址", "address"),
    "is_on": Words("启用", "on"),
    "lines": Words("行数", "lines"),
    "party": Words("所属主体", "whose it is"),
    "request": Words("批次文件的散列", "hash of the batch"),
    "result": Words("结果文件的散列", "hash of the result"),
    "seconds": Words("等待秒数", "seconds to wait"),
    "service": Words("服务", "service"),
}
