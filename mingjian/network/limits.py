"""How often one may ask and how old a register may be: the library's parameters, and what single organisations have."""

from datetime import date
from time import monotonic
from typing import ClassVar

from mingjian.engine.services import Service
from mingjian.network.models import Quota
from mingjian.web.library import library

REMEMBERED_SECONDS = 2.0


class _Memory:
    """Limits of single organisations and parameters of the day, as they were last looked up."""

    quotas: ClassVar[dict[tuple[int, str], int]] = {}
    numbers: ClassVar[dict[tuple[str, date], int]] = {}
    looked_at = float("-inf")


def a_day(organisation: int, service: str, day: date) -> int:
    """How often the organisation may ask the service on that day."""
    _look()
    own = _Memory.quotas.get((organisation, service))
    return own if own is not None else _number(library().services[service].a_day, day)


def fresh_days(service: Service, day: date) -> int:
    """How many days old the service's register may be on that day."""
    return _number(service.fresh_days, day)


def kept_days(day: date) -> int:
    """For how many days an answer without an authorisation is kept."""
    return _number("exchange.answers_kept_days", day)


def forget() -> None:
    """Look again at the next question; for whoever has just set a quota."""
    _Memory.looked_at = float("-inf")


def _look() -> None:
    now = monotonic()
    if now - _Memory.looked_at > REMEMBERED_SECONDS:
        _Memory.quotas = {(one.organisation_id, one.service): one.a_day for one in Quota.objects.all()}
        _Memory.numbers = {}
        _Memory.looked_at = now


def _number(parameter: str, day: date) -> int:
    """A parameter's value on a day."""
    _look()
    known = _Memory.numbers.get((parameter, day))
    if known is None:
        found = library().parameters[parameter].on(day)
        assert found and found.value is not None  # noqa: S101, PT018 - the library's rules see to it
        known = _Memory.numbers[parameter, day] = int(found.value)
    return known
