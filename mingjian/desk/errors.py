"""What the registry may get wrong."""

from mingjian.engine.errors import UserError


class SecondPersonNeeded(UserError):
    """Somebody would confirm what they asked for themselves."""

    code = "register_second_person"
    http_status = 409
    zh = "该事项由您提出，须由另一位登记员复核登簿。"
    en = "You asked for this yourself; another registrar confirms and records it."


class OrderClosed(UserError):
    """Something that was recorded or declined."""

    code = "register_order_closed"
    http_status = 409
    zh = "该事项已登簿或已不予办理，不能再复核；请刷新页面。"
    en = "It was recorded or declined and waits for nobody. Reload the page."
