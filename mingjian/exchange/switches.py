"""Which services are switched off; remembered for two seconds in each process."""

from time import monotonic

from mingjian.exchange.models import ServiceSwitch

REMEMBERED_SECONDS = 2.0


class _Memory:
    """What was off when it was last looked at."""

    off: frozenset[str] = frozenset()
    looked_at = float("-inf")


def is_off(service: str) -> bool:
    """Whether somebody has switched the service off."""
    now = monotonic()
    if now - _Memory.looked_at > REMEMBERED_SECONDS:
        _Memory.off = frozenset(ServiceSwitch.objects.filter(is_on=False).values_list("service", flat=True))
        _Memory.looked_at = now
    return service in _Memory.off


def forget() -> None:
    """Look again at the next question; for whoever has just changed a switch."""
    _Memory.looked_at = float("-inf")
