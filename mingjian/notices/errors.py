"""What a person may get wrong about notices."""

from mingjian.engine.errors import UserError


class AddressNotSafe(UserError):
    """An address to which nothing may be sent from here."""

    code = "webhook_address_not_safe"
    zh = "不能向{address}推送：须为https地址，且主机不在内部网络；内部网络由MINGJIAN_NOTICE_NETWORKS放行。"
    en = "Nothing is sent to {address}: use https and a host outside; MINGJIAN_NOTICE_NETWORKS admits inside networks."


class AlreadyAcknowledged(UserError):
    """A notice that somebody has acknowledged before."""

    code = "notice_acknowledged"
    http_status = 409
    zh = "提示{number}已由{by}签收。"
    en = "Notice {number} was acknowledged by {by} already."
