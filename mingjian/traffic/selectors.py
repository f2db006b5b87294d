"""How the network works, counted; and the auditor's search."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, Max, Q, QuerySet
from django.utils import timezone

from mingjian.audit.models import Head
from mingjian.engine.services import Service
from mingjian.exchange.models import Query
from mingjian.exchange.selectors import queries
from mingjian.exchange.states import QueryState
from mingjian.network.models import Endpoint, Key, ServiceSwitch
from mingjian.web.library import library

KEY_WARNING = timedelta(days=30)


@dataclass(frozen=True)
class ServiceLine:
    """One service at work: whether it is on, from where it is answered, how it went since a day."""

    service: Service
    is_on: bool
    address: str
    asked: int
    failed: int
    milliseconds: float | None


@dataclass(frozen=True)
class Wanted:
    """What an auditor looks for."""

    subject: str = ""
    organisation: str = ""
    case: str = ""


def service_lines(*, since: datetime) -> list[ServiceLine]:
    """Every service at work since an instant."""
    off = set(ServiceSwitch.objects.filter(is_on=False).values_list("service", flat=True))
    addresses = dict(Endpoint.objects.values_list("domain", "address"))
    troubled = Q(state__in=(QueryState.FAILED, QueryState.TIMED_OUT))
    counted = {
        row["service"]: row
        for row in Query.objects.filter(asked_at__gte=since)
        .order_by()
        .values("service")
        .annotate(asked=Count("number"), failed=Count("number", filter=troubled), taken=Avg("milliseconds"))
    }
    none: Mapping[str, Any] = {"asked": 0, "failed": 0, "taken": None}
    lines = []
    for service in library().services.values():
        row: Mapping[str, Any] = counted.get(service.id, none)
        where = addresses.get(service.domain, "")
        lines.append(ServiceLine(service, service.id not in off, where, row["asked"], row["failed"], row["taken"]))
    return lines


def refusal_counts(*, since: datetime) -> list[tuple[str, int]]:
    """Reasons of refusal since an instant, the most frequent first."""
    found = Query.objects.filter(asked_at__gte=since).exclude(reason="").order_by()
    return list(found.values_list("reason").annotate(times=Count("number")).order_by("-times"))


def state_counts(*, since: datetime) -> dict[str, int]:
    """How often what came of a question."""
    found = Query.objects.filter(asked_at__gte=since).order_by().values_list("state")
    return dict(found.annotate(times=Count("number")))


def keys_ending() -> QuerySet[Key]:
    """Keys in force that end within a month."""
    now = timezone.now()
    ending = Key.objects.filter(revoked_at=None, ends_at__gt=now, ends_at__lt=now + KEY_WARNING)
    return ending.select_related("organisation").order_by("ends_at")


def log_size() -> int:
    """How many entries the log holds."""
    return Head.objects.aggregate(size=Max("size"))["size"] or 0


def query_search(*, wanted: Wanted) -> QuerySet[Query]:
    """Queries by subject (as the lake keeps it), organisation and case; for auditors."""
    found = queries()
    if wanted.subject:
        found = found.filter(Q(subject=wanted.subject) | Q(person=wanted.subject))
    if wanted.organisation:
        found = found.filter(asker__code=wanted.organisation)
    return found.filter(case_number=wanted.case) if wanted.case else found
