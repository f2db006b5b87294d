"""Signed calls that are no questions: the proof of a query, authorisations."""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from mingjian.audit import keys as log_keys
from mingjian.audit import log
from mingjian.audit.said import canonical
from mingjian.authorisations.errors import AuthorisationNotAsked, NotTheirsToPermit
from mingjian.authorisations.models import Authorisation
from mingjian.authorisations.said import AuthorisationSaid
from mingjian.authorisations.services import authorisation_receive
from mingjian.exchange.answering import Answer, Outcome, signed
from mingjian.exchange.asking import Asking
from mingjian.exchange.checks import caller_of
from mingjian.exchange.knowing import Signer
from mingjian.exchange.models import Query, new_number
from mingjian.exchange.proving import proof_of
from mingjian.exchange.states import QueryState
from mingjian.network.refusals import Refused
from mingjian.people.models import Organisation
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


def sent_file(message: Message, work: Callable[[Asking], bytes]) -> Answer:
    """A file for whoever signed the call, signed."""
    try:
        body = work(caller_of(message))
    except Refused as refused:
        return signed(message, Outcome.refused(new_number(), QueryState.REFUSED, refused.reason))
    return signed(message, Outcome(new_number(), QueryState.ANSWERED, 200, body))


def authorisation(asking: Asking) -> dict[str, Any]:
    """Enter an authorisation given to the caller; what does not fit is on record."""
    assert asking.asker  # noqa: S101
    signer, recipient = Signer(asking.asker), Organisation.objects.get(pk=asking.asker.organisation)
    try:
        wish = AuthorisationSaid.model_validate_json(asking.message.body).wish()
        return told(authorisation_receive(by=signer, recipient=recipient, wish=wish))
    except ValidationError as fault:
        raise Refused("unreadable") from fault
    except (AuthorisationNotAsked, NotTheirsToPermit) as fault:
        facts = {"reason": fault.code, "request": asking.request_digest}
        log.record(by=signer, action="authorisation.refuse", about=recipient, **facts)
        raise Refused("authorisation_unfit") from fault


def authorisation_state(asking: Asking, number: str) -> dict[str, Any]:
    """How an authorisation given to the caller stands."""
    assert asking.asker  # noqa: S101
    found = Authorisation.objects.filter(number=number, recipient=asking.asker.organisation).first()
    if found is None:
        raise Refused("query_unknown")
    return told(found)


def told(one: Authorisation) -> dict[str, Any]:
    """What its recipient needs to know of an authorisation."""
    instants = {name: getattr(one, name).isoformat() for name in ("starts_at", "ends_at")}
    return {"number": one.number, "state": str(one.state), "digest": one.digest, "uses": one.uses, **instants}


def proof(asking: Asking, number: str) -> dict[str, Any]:
    """That a query of the caller's is in the log."""
    assert asking.asker  # noqa: S101
    query = Query.objects.filter(number=number, asker=asking.asker.organisation, entry__isnull=False).first()
    if query is None:
        raise Refused("query_unknown")
    proved, witness = proof_of(query)
    return {"proof": proved.document(), "log_key": log_keys.public_key(), "witness_key": witness}
