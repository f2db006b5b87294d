"""What the network's pages show."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from mingjian.audit.models import Checkpoint
from mingjian.engine.contracts import Column, Words
from mingjian.exchange import notice, selectors
from mingjian.exchange.machine import MOVES
from mingjian.exchange.models import Authorisation, Query
from mingjian.exchange.refusals import REFUSALS
from mingjian.exchange.states import QUERY_WORDS
from mingjian.web.library import library

_UNKNOWN = Words("–", "–")


@dataclass(frozen=True)
class QueryPage:
    """A query and its answer as a table."""

    query: Query
    title: Words
    columns: list[Column]
    rows: list[list[tuple[Column, Any]]]
    refusal: Words | None
    as_of: str


@dataclass(frozen=True)
class Given:
    """An authorisation as its person reads it."""

    one: Authorisation
    services: list[tuple[Words, list[Words]]]
    purpose: Words
    moves: list[str]
    notice: Words


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


def query_page(query: Query) -> QueryPage:
    """The answer with the register's own words."""
    service = library().services.get(query.service)
    said = json.loads(bytes(query.answer or b"{}"))
    records = said.get("records", [])
    known = library().tables[service.table].columns if service else {}
    columns = [known[name] for name in records[0] if name in known] if records else []
    rows = [[(column, record[column.name]) for column in columns] for record in records]
    refusal = REFUSALS[query.reason].words if query.reason in REFUSALS else None
    return QueryPage(query, service.title if service else _UNKNOWN, columns, rows, refusal, said.get("as_of") or "")


def given(one: Authorisation) -> Given:
    """What was agreed, in words, and what the person may do now."""
    services = []
    for name, fields in one.services.items():
        service = library().services.get(name)
        columns = library().tables[service.table].columns if service else {}
        services.append((service.title if service else _UNKNOWN, [columns[f].title for f in fields if f in columns]))
    purpose = library().purposes.get(one.purpose)
    own = ("sign", "reject", "pause", "resume", "withdraw")
    moves = [move for move in own if one.state in MOVES[move][0] and (move != "withdraw" or one.state != "pending")]
    return Given(one, services, purpose.title if purpose else _UNKNOWN, moves, notice.NOTICE)


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
