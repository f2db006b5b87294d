"""How the network works, counted; and the auditor's search."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet, Sum
from django.utils import timezone

from mingjian.audit.models import Head
from mingjian.engine.services import Service
from mingjian.exchange.models import Query, Stranger, Usage
from mingjian.exchange.selectors import queries
from mingjian.exchange.states import COUNTED, QueryState
from mingjian.network import limits
from mingjian.network.models import Endpoint, Key, ServiceSwitch
from mingjian.network.refusals import Refused
from mingjian.network.subjects import veiled_subject
from mingjian.people.models import Organisation
from mingjian.traffic.models import Count
from mingjian.web.library import library

KEY_WARNING = timedelta(days=30)
MOST_QUOTAS = 50
ID_DIGITS = 18  # of an ID number, and of a unified code, which is kept as it is
SHARES = (50, 95, 99)


@dataclass(frozen=True)
class ServiceLine:
    """One service at work: whether it is on, from where it is answered, how many were asked, failed, how long it took.

    `took` are the milliseconds below which 50, 95 and 99 of a hundred answers stayed.
    """

    service: Service
    is_on: bool
    address: str
    asked: int
    failed: int
    took: tuple[int, ...]


@dataclass(frozen=True)
class QuotaLine:
    """How much of its day's quota an organisation has used at a service."""

    organisation: Organisation
    service: str
    asked: int
    a_day: int

    @property
    def percent(self) -> int:
        """The share used, in percent; all of a quota of nothing."""
        return min(100 * self.asked // self.a_day, 100) if self.a_day else 100


@dataclass(frozen=True)
class Wanted:
    """What an auditor looks for."""

    subject: str = ""
    organisation: str = ""
    case: str = ""

    def as_kept(self) -> "Wanted":
        """The same with the subject as the network keeps it: of a person's number its hash."""
        if len(self.subject) != ID_DIGITS:
            return self
        try:
            return replace(self, subject=veiled_subject("person", self.subject))
        except Refused:
            return self


def counts(*, since: date) -> list[Count]:
    """What was counted since a day."""
    return list(Count.objects.filter(day__gte=since))


def service_lines(counted: Iterable[Count]) -> list[ServiceLine]:
    """Every service at work, from what was counted."""
    off = set(ServiceSwitch.objects.filter(is_on=False).values_list("service", flat=True))
    addresses = dict(Endpoint.objects.values_list("domain", "address"))
    asked, failed, took = Counter[str](), Counter[str](), dict[str, Counter[int]]()
    for one in counted:
        asked[one.service] += one.asked
        if one.state in (QueryState.FAILED, QueryState.TIMED_OUT):
            failed[one.service] += one.asked
        if one.state in COUNTED:
            times = took.setdefault(one.service, Counter())
            times.update({int(milliseconds): often for milliseconds, often in one.took.items()})
    lines = []
    for name, service in library().services.items():
        where, shares = addresses.get(service.domain, ""), _shares(took.get(name))
        lines.append(ServiceLine(service, name not in off, where, asked[name], failed[name], shares))
    return lines


def _shares(took: Counter[int] | None) -> tuple[int, ...]:
    """The milliseconds below which SHARES of a hundred stayed; nothing when there was none."""
    if not took:
        return ()
    found, so_far, wanted = list[int](), 0, [took.total() * share / 100 for share in SHARES]
    for milliseconds, often in sorted(took.items()):
        so_far += often
        while len(found) < len(wanted) and so_far >= wanted[len(found)]:
            found.append(milliseconds)
    return tuple(found)


def quota_lines(*, day: date) -> list[QuotaLine]:
    """Quotas of a day that are used most."""
    used = Usage.objects.filter(day=day, asked__gt=0).order_by("-asked")[: 4 * MOST_QUOTAS]
    known = Organisation.objects.in_bulk({one.organisation_id for one in used})
    lines = []
    for one in used:
        if one.service in library().services:
            a_day = limits.a_day(one.organisation_id, one.service, day)
            lines.append(QuotaLine(known[one.organisation_id], one.service, one.asked, a_day))
    return sorted(lines, key=lambda line: -line.percent)[:MOST_QUOTAS]


def strangers(*, since: date) -> Sequence[tuple[str, int]]:
    """Refusals to strangers that the log does not hold one by one, by reason."""
    found = Stranger.objects.filter(day__gte=since).order_by().values_list("reason")
    return list(found.annotate(times=Sum("refused")).order_by("-times"))


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
