"""How often one may ask and how old a register may be: the library's parameters, and what single organisations have."""

from datetime import date
from time import monotonic

from mingjian.engine.services import Service
from mingjian.network.models import Quota
from mingjian.web.library import library

REMEMBERED_SECONDS = 2.0


class _Quotas:
    """Limits of single organisations, as they were last looked up."""

    known: dict[tuple[int, str], int]
    looked_at = float("-inf")


def a_day(organisation: int, service: str, day: date) -> int:
    """How often the organisation may ask the service on that day."""
    if monotonic() - _Quotas.looked_at > REMEMBERED_SECONDS:
        _Quotas.known = {(one.organisation_id, one.service): one.a_day for one in Quota.objects.all()}
        _Quotas.looked_at = monotonic()
    own = _Quotas.known.get((organisation, service))
    return own if own is not None else _number(library().services[service].a_day, day)


def fresh_days(service: Service, day: date) -> int:
    """How many days old the service's register may be on that day."""
    return _number(service.fresh_days, day)


def kept_days(day: date) -> int:
    """For how many days an answer without an authorisation is kept."""
    return _number("exchange.answers_kept_days", day)


def forget() -> None:
    """Look again at the next question; for whoever has just set a quota."""
    _Quotas.looked_at = float("-inf")


def _number(parameter: str, day: date) -> int:
    """A parameter's value on a day."""
    found = library().parameters[parameter].on(day)
    assert found and found.value is not None  # noqa: S101, PT018 - the library's rules see to it
    return int(found.value)
