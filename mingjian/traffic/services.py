"""Counting what was asked, day by day; a day is counted anew until the next one has begun to be counted."""

from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Count as Times
from django.utils import timezone

from mingjian.exchange.models import Query
from mingjian.traffic.models import Count
from mingjian.web.library import library

Kind = tuple[str, str, str]  # service, state, reason


def days_count(today: date) -> None:
    """Count every day from the last that was counted up to today."""
    day = _first()
    while day and day <= today:
        day_count(day)
        day += timedelta(days=1)


@transaction.atomic
def day_count(day: date) -> None:
    """Count one day, instead of what was counted of it before."""
    begin = timezone.make_aware(datetime.combine(day, time.min))
    asked = Query.objects.filter(asked_at__gte=begin, asked_at__lt=begin + timedelta(days=1)).order_by()
    known, took = library().services, defaultdict[Kind, Counter[int]](Counter)
    rows = asked.values_list("service", "state", "reason", "milliseconds").annotate(times=Times("number"))
    for service, state, reason, milliseconds, times in rows:
        kind = service if service in known else "", state, reason
        took[kind][rounded(milliseconds)] += times
    Count.objects.filter(day=day).delete()
    counts = [
        Count(day=day, service=kind[0], state=kind[1], reason=kind[2], asked=times.total(), took=times)
        for kind, times in took.items()
    ]
    Count.objects.bulk_create(counts)


def rounded(milliseconds: int) -> int:
    """To two digits: what takes longer need not be told apart more finely."""
    step: int = 10 ** max(len(str(milliseconds)) - 2, 0)
    return milliseconds // step * step


def _first() -> date | None:
    last = Count.objects.order_by("-day").values_list("day", flat=True).first()
    if last:
        return last
    first = Query.objects.order_by("asked_at").values_list("asked_at", flat=True).first()
    return timezone.localdate(first) if first else None
