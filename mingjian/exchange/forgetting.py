"""Answers are kept as long as the authorisation says, and then forgotten; the record and the log's leaf stay."""

from datetime import date

from django.db import transaction

from mingjian.audit import log
from mingjian.audit.models import Head
from mingjian.exchange.models import Query

AT_ONCE = 5_000


def answers_forget(today: date) -> int:
    """Forget the answers whose time is over; gives how many."""
    forgotten = 0
    while part := _forget_some(today):
        forgotten += part
    return forgotten


@transaction.atomic
def _forget_some(today: date) -> int:
    over = Query.objects.filter(forget_on__lte=today, answer__isnull=False).order_by("forget_on").values_list("pk")
    numbers = [pk for (pk,) in over[:AT_ONCE]]
    if numbers:
        Query.objects.filter(pk__in=numbers).update(answer=None, kept=None)
        log.record(by=log.Platform(), action="query.forget", about=Head(pk=1), day=today, answers=len(numbers))
    return len(numbers)
