"""What the log calls the things that this room does."""

from collections.abc import Mapping

from mingjian.engine.contracts import Words

ACTIONS: Mapping[str, Words] = {
    "authorisation.make": Words("授权：登记", "authorisation: entered"),
    "authorisation.refuse": Words("授权：不予登记", "authorisation: not taken in"),
    "authorisation.sign": Words("授权：本人签署", "authorisation: signed by the person"),
    "authorisation.reject": Words("授权：本人拒绝", "authorisation: refused by the person"),
    "authorisation.pause": Words("授权：暂停", "authorisation: paused"),
    "authorisation.resume": Words("授权：恢复", "authorisation: resumed"),
    "authorisation.withdraw": Words("授权：撤回", "authorisation: withdrawn"),
    "authorisation.expire": Words("授权：到期", "authorisation: expired"),
    "authorisation.supersede": Words("授权：被替代", "authorisation: superseded"),
}
