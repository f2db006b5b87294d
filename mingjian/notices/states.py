"""How far a notice's delivery is, and what the pages filter by, with words in both languages."""

from collections.abc import Mapping

from django.db import models

from mingjian.engine.contracts import Words


class Delivery(models.TextChoices):
    """How far the delivery to an institution's own system is."""

    PORTAL = "portal"
    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"


DELIVERY_WORDS: Mapping[str, Words] = {
    Delivery.PORTAL: Words("仅在门户", "in the portal only"),
    Delivery.WAITING: Words("待推送", "waits to be sent"),
    Delivery.DELIVERED: Words("已送达", "delivered"),
    Delivery.DEAD: Words("未能送达", "dead letter"),
}
VIEWS: Mapping[str, Words] = {
    "open": Words("待签收", "To acknowledge"),
    "unread": Words("未读", "Unread"),
    "done": Words("已签收", "Acknowledged"),
    "all": Words("全部", "All"),
}
