"""What lets somebody ask, answer or act in a name: one administrator asks for it, another checks it and agrees.

Taking such things away takes one: a key is revoked, a member suspended, a service switched off at once.
"""

from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.network import switches
from mingjian.network.errors import (
    AgreedByAnother,
    AlreadyProposed,
    KeyNotGood,
    NotOfThePublic,
    NumberDiffers,
    NumberNotOne,
    ProposalDecided,
)
from mingjian.network.models import Endpoint, Proposal
from mingjian.network.refusals import Refused
from mingjian.network.services import key_enter, members_register
from mingjian.network.states import Opening
from mingjian.network.subjects import veiled_subject
from mingjian.people.access import require
from mingjian.people.models import Organisation, User
from mingjian.web.errors import ReasonMissing

LONGEST_DAYS = 400
KEY_BYTES = 32
Terms = dict[str, Any]


@transaction.atomic
def proposal_make(*, by: User, opening: Opening, **terms: Any) -> Proposal:
    """Ask for it; nothing is opened before another administrator agrees."""
    require(by, "run_network")
    about, kept = WAYS[opening].checked(terms)
    if Proposal.objects.filter(opening=opening, about=about, is_agreed=None).exists():
        raise AlreadyProposed(about=about)
    made = Proposal(opening=opening, about=about, terms=kept, by=by)
    made.full_clean()
    made.save()
    log.record(by=by, action="proposal.make", about=made, opening=str(opening), subject=about, **kept)
    return made


@transaction.atomic
def proposal_agree(*, by: User, proposal: Proposal, number: str = "") -> Proposal:
    """Have it done. Whose account it is, is read in the papers a second time: `number` must be the one given first."""
    held = _waiting(by, proposal)
    if held.by_id == by.pk:
        raise AgreedByAnother
    if held.opening == Opening.PARTY and _party(number) != held.terms["party"]:
        raise NumberDiffers
    WAYS[Opening(held.opening)].do(by, held.terms)
    return _decided(by, held, "proposal.agree", is_agreed=True)


@transaction.atomic
def proposal_decline(*, by: User, proposal: Proposal, reason: str) -> Proposal:
    """What is not agreed to, and why; who asked for it may take it back so."""
    held = _waiting(by, proposal)
    held.declined_for = reason.strip()
    if not held.declined_for:
        raise ReasonMissing
    return _decided(by, held, "proposal.decline", is_agreed=False)


def _waiting(by: User, proposal: Proposal) -> Proposal:
    require(by, "run_network")
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if held.is_agreed is not None:
        raise ProposalDecided
    return held


def _decided(by: User, held: Proposal, action: str, *, is_agreed: bool) -> Proposal:
    held.is_agreed, held.decided_by, held.decided_at = is_agreed, by, timezone.now()
    held.full_clean(validate_constraints=False)
    held.save(update_fields=["is_agreed", "decided_by", "decided_at", "declined_for"])
    log.record(by=by, action=action, about=held, opening=held.opening, subject=held.about, reason=held.declined_for)
    return held


def _key(terms: Terms) -> tuple[str, Terms]:
    if not 0 < terms["days"] <= LONGEST_DAYS or not _is_key(terms["public"]):
        raise KeyNotGood(days=LONGEST_DAYS)
    code = terms["organisation"].code
    return code, {"organisation": code, "public": terms["public"], "days": terms["days"]}


def _enter_key(by: User, terms: Mapping[str, Any]) -> None:
    organisation = Organisation.objects.get(code=terms["organisation"])
    members_register(by=by, organisations=[organisation])
    key_enter(by=by, organisation=organisation, public=terms["public"], days=terms["days"])


def _endpoint(terms: Terms) -> tuple[str, Terms]:
    if terms["address"] and not _is_key(terms["public"]):
        raise KeyNotGood(days=LONGEST_DAYS)
    return terms["domain"], terms


def _set_endpoint(by: User, terms: Mapping[str, Any]) -> None:
    """Have a department's own system asked; with no address its register in the lake answers again."""
    endpoint = Endpoint(**terms)
    if endpoint.address:
        endpoint.full_clean(validate_unique=False)
        endpoint.save()
    else:
        Endpoint.objects.filter(domain=endpoint.domain).delete()
    facts = {"address": endpoint.address, "seconds": endpoint.seconds}
    log.record(by=by, action="endpoint.set", about=Endpoint(domain=endpoint.domain), **facts)
    transaction.on_commit(switches.forget)


def _of_the_public(terms: Terms) -> tuple[str, Terms]:
    person = terms["person"]
    if person.organisation.kind != Organisation.Kind.PUBLIC:
        raise NotOfThePublic(username=person.username)
    return person.username, {"person": person.username, "party": _party(terms["number"])}


def _set_party(by: User, terms: Mapping[str, Any]) -> None:
    person = User.objects.get(username=terms["person"])
    person.party = terms["party"]
    person.save(update_fields=["party"])
    log.record(by=by, action="party.set", about=person, party=person.party)


def _party(number: str) -> str:
    """What the lake keeps for the number; a firm's code stays as it is."""
    try:
        return veiled_subject("person", number)
    except Refused as fault:
        raise NumberNotOne from fault


def _is_key(public: str) -> bool:
    try:
        return len(b64decode(public, validate=True)) == KEY_BYTES
    except ValueError:
        return False


@dataclass(frozen=True)
class Way:
    """How one kind is looked at when it is asked for, giving whom it is about and what is kept; and how it is done."""

    checked: Callable[[Terms], tuple[str, Terms]]
    do: Callable[[User, Mapping[str, Any]], None]


WAYS: Mapping[Opening, Way] = {
    Opening.KEY: Way(_key, _enter_key),
    Opening.ENDPOINT: Way(_endpoint, _set_endpoint),
    Opening.PARTY: Way(_of_the_public, _set_party),
}
