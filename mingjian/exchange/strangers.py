"""Refusals to strangers: always answered and counted; the log takes so many a minute one by one, of the rest the sum.

Whoever has not shown a signature that holds could otherwise fill the log without being known.
"""

from datetime import date
from threading import Lock
from time import monotonic

from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.exchange.models import Stranger
from mingjian.web.statements import together

A_MINUTE = 60  # in each process
_COUNTED = """
insert into exchange_stranger (day, reason, refused, is_told) values (%s, %s, 1, false)
on conflict (day, reason) do update set refused = exchange_stranger.refused + 1
"""


class _Bucket:
    """How many may still be logged one by one; it fills with time."""

    lock = Lock()
    left = float(A_MINUTE)
    filled_at = 0.0


def may_be_logged() -> bool:
    """Whether one more refusal to a stranger has its own entry."""
    with _Bucket.lock:
        now = monotonic()
        _Bucket.left = min(A_MINUTE, _Bucket.left + (now - _Bucket.filled_at) * A_MINUTE / 60)
        _Bucket.filled_at = now
        if _Bucket.left < 1:
            return False
        _Bucket.left -= 1
        return True


def forget() -> None:
    """Begin with a full minute."""
    _Bucket.left = float(A_MINUTE)


def count(reason: str) -> None:
    """One refusal without an entry of its own."""
    together([(_COUNTED, [timezone.localdate(), reason])])


@transaction.atomic
def tell(today: date) -> None:
    """Write the sums of the days before today into the log, once each."""
    for one in Stranger.objects.select_for_update().filter(day__lt=today, is_told=False).order_by("day", "reason"):
        one.is_told = True
        one.save(update_fields=["is_told"])
        log.record(
            by=log.Platform(), action="query.strangers", about=one, day=one.day, reason=one.reason, refused=one.refused
        )
