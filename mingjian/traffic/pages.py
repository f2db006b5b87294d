"""What the page on the network at work shows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from mingjian.audit.models import Checkpoint
from mingjian.engine.contracts import Words
from mingjian.exchange.states import QUERY_WORDS, QueryState
from mingjian.network.refusals import REFUSALS
from mingjian.traffic import selectors
from mingjian.traffic.models import Count


@dataclass(frozen=True)
class DayLine:
    """One day: how many were asked, refused, not answered; and the share of the busiest day, in percent."""

    day: date
    asked: int
    refused: int
    failed: int
    percent: int


@dataclass(frozen=True)
class Operations:
    """The network at work in the last days."""

    days: int
    lines: list[selectors.ServiceLine]
    states: list[tuple[Words, int]]
    refusals: list[tuple[Words, int]]
    strangers: list[tuple[Words, int]]
    volumes: list[DayLine]
    quotas: list[selectors.QuotaLine]
    keys: Any
    size: int
    checkpoint: Checkpoint | None


def operations_page(days: int) -> Operations:
    """The last days."""
    today = timezone.localdate()
    since = today - timedelta(days=days - 1)
    counted = selectors.counts(since=since)
    states, reasons = Counter[str](), Counter[str]()
    for one in counted:
        states[one.state] += one.asked
        reasons[one.reason] += one.asked
    return Operations(
        days,
        selectors.service_lines(counted),
        [(words, states[state]) for state, words in QUERY_WORDS.items()],
        _named(reasons.most_common()),
        _named(selectors.strangers(since=since)),
        _volumes(counted),
        selectors.quota_lines(day=today),
        selectors.keys_ending(),
        selectors.log_size(),
        Checkpoint.objects.order_by("-size").first(),
    )


def _named(reasons: Sequence[tuple[str, int]]) -> list[tuple[Words, int]]:
    return [(REFUSALS[why].words, times) for why, times in reasons if why in REFUSALS]


def _volumes(counted: Sequence[Count]) -> list[DayLine]:
    """Every day on which something was asked, the last first."""
    days: dict[date, Counter[str]] = {}
    for one in counted:
        days.setdefault(one.day, Counter())[one.state] += one.asked
    most = max((states.total() for states in days.values()), default=0)
    return [_day(day, states, most) for day, states in sorted(days.items(), reverse=True)]


def _day(day: date, states: Mapping[str, int], most: int) -> DayLine:
    asked = sum(states.values())
    failed = states[QueryState.FAILED] + states[QueryState.TIMED_OUT]
    return DayLine(day, asked, states[QueryState.REFUSED], failed, 100 * asked // most)
