"""What the log calls the things that this room does."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "member.register": Words("数据网络：登记单位", "network: registered an organisation"),
    "member.suspend": Words("数据网络：暂停单位", "network: suspended an organisation"),
    "member.resume": Words("数据网络：恢复单位", "network: let an organisation in again"),
    "key.register": Words("数据网络：登记密钥", "network: registered a key"),
    "key.revoke": Words("数据网络：吊销密钥", "network: revoked a key"),
    "proposal.make": Words("数据网络：提出，待另一人同意", "network: asked for, to be agreed to by another"),
    "proposal.agree": Words("数据网络：核对同意", "network: checked and agreed to"),
    "proposal.decline": Words("数据网络：不予同意或撤回", "network: declined or taken back"),
    "service.switch": Words("数据网络：启停服务", "network: switched a service"),
    "endpoint.set": Words("数据网络：设定部门系统", "network: named a department's system"),
    "party.set": Words("数据网络：认定公众账号", "network: said whose account it is"),
    "quota.set": Words("数据网络：设定限额", "network: set a quota"),
}
FACTS: Mapping[str, Words] = {
    "a_day": Words("每日限额", "quota a day"),
    "domain": Words("部门领域", "domain of a department"),
    "opening": Words("提出的事项", "what was asked for"),
    "public": Words("公钥", "public key"),
    "address": Words("地址", "address"),
    "is_on": Words("是否启用", "switched on"),
    "party": Words("本人", "party"),
    "seconds": Words("等待秒数", "patience in seconds"),
    "service": Words("服务", "service"),
}
