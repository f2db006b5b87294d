"""Signed calls that are no questions: the proof of a query."""

from collections.abc import Callable
from typing import Any

from mingjian.audit import keys as log_keys
from mingjian.audit.said import canonical
from mingjian.exchange.answering import Answer, Outcome, signed
from mingjian.exchange.asking import Asking
from mingjian.exchange.checks import caller_of
from mingjian.exchange.models import Query
from mingjian.exchange.models.query import new_number
from mingjian.exchange.proving import proof_of
from mingjian.exchange.refusals import Refused
from mingjian.exchange.states import QueryState
from mingjian.signing.messages import Message

Work = Callable[[Asking], dict[str, Any]]


def answered(message: Message, work: Work) -> Answer:
    """What `work` says to whoever signed the call, signed; the refusal when nobody of ours did."""
    try:
        told = work(caller_of(message))
    except Refused as refused:
        return signed(message, Outcome.refused(new_number(), QueryState.REFUSED, refused.reason))
    outcome = Outcome(new_number(), QueryState.ANSWERED, 200, canonical(told).encode())
    return signed(message, outcome)


def proof(asking: Asking, number: str) -> dict[str, Any]:
    """That a query of the caller's is in the log."""
    assert asking.asker  # noqa: S101
    query = Query.objects.filter(number=number, asker=asking.asker.organisation, entry__isnull=False).first()
    if query is None:
        raise Refused("query_unknown")
    return {"proof": proof_of(query).document(), "log_key": log_keys.public_key(), "witness_key": ""}
