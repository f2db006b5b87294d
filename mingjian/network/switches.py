"""Which services are switched off, and where departments are asked; remembered for two seconds in each process."""

from time import monotonic
from typing import ClassVar

from mingjian.network.models import Endpoint, ServiceSwitch

REMEMBERED_SECONDS = 2.0


class _Memory:
    """What was off when it was last looked at."""

    off: frozenset[str] = frozenset()
    endpoints: ClassVar[dict[str, tuple[str, float, str]]] = {}
    looked_at = float("-inf")


def is_off(service: str) -> bool:
    """Whether somebody has switched the service off."""
    _look()
    return service in _Memory.off


def endpoint_of(domain: str) -> tuple[str, float, str] | None:
    """Address, patience in seconds and key of a department's own system; None when the lake answers for it."""
    _look()
    return _Memory.endpoints.get(domain)


def _look() -> None:
    now = monotonic()
    if now - _Memory.looked_at > REMEMBERED_SECONDS:
        _Memory.off = frozenset(ServiceSwitch.objects.filter(is_on=False).values_list("service", flat=True))
        _Memory.endpoints = {one.domain: (one.address, one.seconds, one.public) for one in Endpoint.objects.all()}
        _Memory.looked_at = now


def forget() -> None:
    """Look again at the next question; for whoever has just changed a switch."""
    _Memory.looked_at = float("-inf")
