"""Uses counted in the transaction of the answer: of an authorisation, and of an organisation's day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from django.db import connection
from django.utils import timezone

from mingjian.authorisations.models import Authorisation
from mingjian.authorisations.states import AuthorisationState
from mingjian.exchange.asking import Asking
from mingjian.exchange.knowing import Allowed
from mingjian.network import limits
from mingjian.network.refusals import AUTHORISATION_REASONS, Refused

_ALWAYS = date(2000, 1, 1)
_USAGE = """
insert into exchange_usage (organisation_id, service, day, asked) values (%s, %s, %s, %s)
on conflict (organisation_id, service, day) do update set asked = exchange_usage.asked + excluded.asked
returning asked
"""
_USED_LESS = "update exchange_usage set asked = asked - %s where organisation_id = %s and service = %s and day = %s"
_USE_ONCE = """
update authorisations_authorisation
set uses = uses + 1, used_at = %s,
    uses_in_span = case when span_began_on = {began} then uses_in_span else 0 end + 1, span_began_on = {began}
where id in ({places}) and state = 'active'
    and case when span_began_on = {began} then uses_in_span else 0 end < most_uses
returning id
"""
_USE = """
update authorisations_authorisation
set uses = uses + %s, used_at = %s, span_began_on = %s,
    uses_in_span = case when span_began_on = %s then uses_in_span else 0 end + %s
where id = %s and state = 'active'
    and case when span_began_on = %s then uses_in_span else 0 end + %s <= most_uses
"""


class Counted(Protocol):
    """A line of a batch: the question, and why it is refused."""

    asking: Asking
    reason: str


def count(asking: Asking, times: int = 1) -> None:
    """One use more; Refused when that is more than agreed or more than the day's quota."""
    assert asking.asker and asking.service  # noqa: S101, PT018
    asker, service = asking.asker.organisation, asking.service.id
    if asking.authorisation:
        _use(asking.authorisation, asking.at, times)
    day = timezone.localdate(asking.at)
    with connection.cursor() as cursor:
        cursor.execute(_USAGE, [asker, service, day, times])
        asked = cursor.fetchone()[0]
    if asked > limits.a_day(asker, service, day):
        raise Refused("quota_used_up")


def count_many(lines: Sequence[Counted]) -> None:
    """One use more for each line of a part; a line that is more than agreed gets its reason."""
    if not lines:
        return
    named = {line.asking.authorisation.id: line.asking.authorisation for line in lines if line.asking.authorisation}
    times = Counter(line.asking.authorisation.id for line in lines if line.asking.authorisation)
    at = lines[0].asking.at
    good = _use_once([one for one, often in times.items() if often == 1], at)
    good |= {one for one, often in times.items() if often > 1 and _has_used(named[one], at, often)}
    for line in lines:
        one = line.asking.authorisation
        if one and one.id not in good and not (times[one.id] > 1 and _has_used(one, at, 1)):
            line.reason = "over_frequency"
    _count_day([line for line in lines if not line.reason])


def _count_day(lines: Sequence[Counted]) -> None:
    """The day's quota: what goes beyond it is refused, the last lines first."""
    if not lines:
        return
    asking, day = lines[0].asking, timezone.localdate(lines[0].asking.at)
    assert asking.asker and asking.service  # noqa: S101, PT018
    asker, service = asking.asker.organisation, asking.service.id
    limit = limits.a_day(asker, service, day)
    with connection.cursor() as cursor:
        cursor.execute(_USAGE, [asker, service, day, len(lines)])
        over = min(max(cursor.fetchone()[0] - limit, 0), len(lines))
        if over:
            cursor.execute(_USED_LESS, [over, asker, service, day])
    for line in lines[len(lines) - over :]:
        line.reason = "quota_used_up"


def count_back(asking: Asking) -> None:
    """A use that brought no answer is none."""
    assert asking.asker and asking.service  # noqa: S101, PT018
    with connection.cursor() as cursor:
        if asking.authorisation:
            sql = "update authorisations_authorisation set uses = uses - 1, uses_in_span = uses_in_span - 1 "
            cursor.execute(f"{sql}where id = %s and uses_in_span > 0", [asking.authorisation.id])
        cursor.execute(_USED_LESS, [1, asking.asker.organisation, asking.service.id, timezone.localdate(asking.at)])


def _has_used(one: Allowed, at: datetime, times: int) -> bool:
    """Use it so often, if it has so many uses left."""
    try:
        _use(one, at, times)
    except Refused:
        return False
    return True


def _use_once(authorisations: Sequence[int], at: datetime) -> set[int]:
    """Use each once; gives those that had a use left."""
    if not authorisations:
        return set()
    day = timezone.localdate(at)
    days = {"day": _date(day), "month": _date(day.replace(day=1)), "always": _date(_ALWAYS)}
    began = "case span when 'day' then {day} when 'month' then {month} else {always} end".format(**days)
    sql = _USE_ONCE.format(began=began, places=", ".join(["%s"] * len(authorisations)))
    with connection.cursor() as cursor:
        cursor.execute(sql, [connection.ops.adapt_datetimefield_value(at), *authorisations])
        return {row[0] for row in cursor.fetchall()}


def _date(day: date) -> str:
    """A day as both databases read it."""
    return f"date '{day}'" if connection.vendor == "postgresql" else f"'{day}'"


def _use(one: Allowed, at: datetime, times: int) -> None:
    day = timezone.localdate(at)
    began = {"day": day, "month": day.replace(day=1)}.get(one.span, _ALWAYS)
    with connection.cursor() as cursor:
        cursor.execute(
            _USE, [times, connection.ops.adapt_datetimefield_value(at), began, began, times, one.id, began, times]
        )
        if cursor.rowcount == 1:
            return
    state = Authorisation.objects.filter(pk=one.id).values_list("state", flat=True).get()
    reason = "over_frequency" if state == AuthorisationState.ACTIVE else AUTHORISATION_REASONS[state]
    raise Refused(reason)
