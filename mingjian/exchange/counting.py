"""Uses counted in the transaction of the answer: of an authorisation, and of an organisation's day."""

from datetime import date, datetime
from time import monotonic

from django.db import connection
from django.utils import timezone

from mingjian.exchange.asking import Asking
from mingjian.exchange.knowing import Allowed
from mingjian.exchange.models import Authorisation, Quota
from mingjian.exchange.refusals import AUTHORISATION_REASONS, Refused
from mingjian.exchange.states import AuthorisationState
from mingjian.web.library import library

REMEMBERED_SECONDS = 2.0
_ALWAYS = date(2000, 1, 1)
_USAGE = """
insert into exchange_usage (organisation_id, service, day, asked) values (%s, %s, %s, %s)
on conflict (organisation_id, service, day) do update set asked = exchange_usage.asked + excluded.asked
returning asked
"""
_USE = """
update exchange_authorisation
set uses = uses + %s, used_at = %s, span_began_on = %s,
    uses_in_span = case when span_began_on = %s then uses_in_span else 0 end + %s
where id = %s and state = 'active'
    and case when span_began_on = %s then uses_in_span else 0 end + %s <= most_uses
"""


class _Quotas:
    """Limits of single organisations, as they were last looked up."""

    known: dict[tuple[int, str], int]
    looked_at = float("-inf")


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
    if asked > a_day(asker, service, day):
        raise Refused("quota_used_up")


def count_back(asking: Asking) -> None:
    """A use that brought no answer is none."""
    assert asking.asker and asking.service  # noqa: S101, PT018
    with connection.cursor() as cursor:
        if asking.authorisation:
            sql = "update exchange_authorisation set uses = uses - 1, uses_in_span = uses_in_span - 1 "
            cursor.execute(f"{sql}where id = %s and uses_in_span > 0", [asking.authorisation.id])
        sql = "update exchange_usage set asked = asked - 1 where organisation_id = %s and service = %s and day = %s"
        cursor.execute(sql, [asking.asker.organisation, asking.service.id, timezone.localdate(asking.at)])


def a_day(organisation: int, service: str, day: date) -> int:
    """How often the organisation may ask the service on that day."""
    if monotonic() - _Quotas.looked_at > REMEMBERED_SECONDS:
        _Quotas.known = {(one.organisation_id, one.service): one.a_day for one in Quota.objects.all()}
        _Quotas.looked_at = monotonic()
    own = _Quotas.known.get((organisation, service))
    return own if own is not None else number(library().services[service].a_day, day)


def forget() -> None:
    """Look again at the next question; for whoever has just set a quota."""
    _Quotas.looked_at = float("-inf")


def number(parameter: str, day: date) -> int:
    """A parameter's value on a day."""
    found = library().parameters[parameter].on(day)
    assert found and found.value is not None  # noqa: S101, PT018 - the library's rules see to it
    return int(found.value)


def _use(one: Allowed, at: datetime, times: int) -> None:
    day = timezone.localdate(at)
    began = {"day": day, "month": day.replace(day=1)}.get(one.span, _ALWAYS)
    with connection.cursor() as cursor:
        cursor.execute(_USE, [times, connection.ops.adapt_datetimefield_value(at), began, began, times, one.id, began, times])
        if cursor.rowcount == 1:
            return
    state = Authorisation.objects.filter(pk=one.id).values_list("state", flat=True).get()
    reason = "over_frequency" if state == AuthorisationState.ACTIVE else AUTHORISATION_REASONS[state]
    raise Refused(reason)
