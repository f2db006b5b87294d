"""What the page on the network at work shows."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from mingjian.audit.models import Checkpoint
from mingjian.engine.contracts import Words
from mingjian.exchange.states import QUERY_WORDS
from mingjian.network.refusals import REFUSALS
from mingjian.traffic import selectors


@dataclass(frozen=True)
class Operations:
    """The network at work."""

    days: int
    lines: list[selectors.ServiceLine]
    states: list[tuple[Words, int]]
    refusals: list[tuple[Words, int]]
    keys: Any
    size: int
    checkpoint: Checkpoint | None


def operations_page(days: int) -> Operations:
    """The last days."""
    since = timezone.now() - timedelta(days=days)
    states = selectors.state_counts(since=since)
    return Operations(
        days,
        selectors.service_lines(since=since),
        [(words, states.get(state, 0)) for state, words in QUERY_WORDS.items()],
        [(REFUSALS[why].words, times) for why, times in selectors.refusal_counts(since=since) if why in REFUSALS],
        selectors.keys_ending(),
        selectors.log_size(),
        Checkpoint.objects.order_by("-size").first(),
    )
