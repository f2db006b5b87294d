"""What people may see of the network; what one may not see is not there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, Max, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from mingjian.audit.models import Head
from mingjian.engine.services import Service
from mingjian.exchange.models import Authorisation, Endpoint, Key, Query, ServiceSwitch
from mingjian.exchange.states import QueryState
from mingjian.people.models import Organisation, User
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


def query_list(*, seen_by: User) -> QuerySet[Query]:
    """What the person's organisation has asked."""
    return _queries().filter(asker=seen_by.organisation)


def query_get(*, seen_by: User, number: str) -> Query:
    """One query of the person's organisation."""
    found = query_list(seen_by=seen_by).select_related("key").filter(number=number).first()
    if found is None:
        raise Http404
    return found


def authorisation_list(*, seen_by: User) -> QuerySet[Authorisation]:
    """Those given to the person's organisation."""
    return Authorisation.objects.filter(recipient=seen_by.organisation)


def own_authorisations(*, seen_by: User) -> QuerySet[Authorisation]:
    """Those that the person gave, or is asked for."""
    found = Authorisation.objects.select_related("recipient")
    return found.filter(person=seen_by.party) if seen_by.party else found.none()


def own_authorisation(*, seen_by: User, number: str) -> Authorisation:
    """One of the person's own."""
    found = own_authorisations(seen_by=seen_by).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def queries_about(*, seen_by: User) -> QuerySet[Query]:
    """Who asked what about the person; refused questions too, when it was known whom they meant."""
    party = seen_by.party
    return _queries().filter(Q(person=party) | Q(subject=party)) if party else Query.objects.none()


def queries_served(*, seen_by: User) -> QuerySet[Query]:
    """What was asked of the services of the person's department."""
    return _queries().filter(service__startswith=f"{seen_by.organisation.sort}.")


def askers_served(*, seen_by: User, since: datetime) -> Sequence[Mapping[str, Any]]:
    """Who asked the department's services since an instant, how often, what came of it."""
    found = queries_served(seen_by=seen_by).filter(asked_at__gte=since).order_by()
    counted = found.values("asker__code", "asker__name_zh", "asker__name_en", "service")
    refused = Count("number", filter=Q(state=QueryState.REFUSED))
    return list(counted.annotate(asked=Count("number"), refused=refused).order_by("-asked")[:100])


def services_of(organisation: Organisation) -> Sequence[Service]:
    """The services of a department."""
    return [one for one in library().services.values() if one.domain == organisation.sort]


def services_open_to(organisation: Organisation) -> list[tuple[Service, list[str]]]:
    """The services that an organisation may ask, with the purposes open to it."""
    purposes = library().purposes
    found = [
        (service, [code for code in service.purposes if organisation.sort in purposes[code].askers])
        for service in library().services.values()
    ]
    return [(service, codes) for service, codes in found if codes]


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
    found = _queries()
    if wanted.subject:
        found = found.filter(Q(subject=wanted.subject) | Q(person=wanted.subject))
    if wanted.organisation:
        found = found.filter(asker__code=wanted.organisation)
    return found.filter(case_number=wanted.case) if wanted.case else found


def _queries() -> QuerySet[Query]:
    return Query.objects.select_related("asker", "authorisation").defer("answer", "kept")
