"""What owners and buyers do, each for themselves: authorise the query, sign, acknowledge, agree to withdraw."""

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from mingjian.mortgage.models import Application, Party
from mingjian.mortgage.services.moving import locked, move, tell
from mingjian.mortgage.states import AT_REGISTRY, Kind, Role, State
from mingjian.owners import errors
from mingjian.people.access import require
from mingjian.people.models import User
from mingjian.registry.connector import digest


@transaction.atomic
def query_authorise(*, by: User, application: Application) -> Application:
    """Permit the bank to ask what is registered on one's unit; when the last owner does, it may."""
    held, mine = _mine(by, application)
    waiting = [party for party in mine if party.authorised_at is None and party.role == Role.MORTGAGOR]
    if held.state != State.DRAFT or not waiting:
        raise errors.NotYourProperty(number=held.number)
    for party in waiting:
        party.authorised_at = timezone.now()
        party.save(update_fields=["authorised_at"])
    tell(held, "party_authorise", by=by)
    if not held.parties.filter(role=Role.MORTGAGOR, authorised_at=None).exists():
        move(held, "authorise", by=by)
    return held


@transaction.atomic
def papers_sign(*, by: User, application: Application, contract_digest: str) -> Application:
    """Sign the papers that lie before one: `contract_digest` is of the contract that was read."""
    held, mine = _mine(by, application)
    if held.state != State.SIGNING or all(party.signed_at for party in mine):
        raise errors.NotYourProperty(number=held.number)
    if contract_digest != held.contract_digest:
        raise errors.ContractDiffers
    for party in mine:
        party.signed_at = timezone.now()
        party.signature = _signature(held, party)
        party.save(update_fields=["signed_at", "signature"])
    tell(held, "party_sign", by=by, contract=contract_digest)
    return held


@transaction.atomic
def withdrawal_agree(*, by: User, application: Application) -> Application:
    """Agree that the application is withdrawn."""
    held, mine = _mine(by, application)
    if held.state not in AT_REGISTRY:
        raise errors.NotYourProperty(number=held.number)
    held.parties.filter(pk__in=[party.pk for party in mine]).update(agreed_to_withdraw_at=timezone.now())
    tell(held, "agree_to_withdraw", by=by)
    return held


@transaction.atomic
def assignment_acknowledge(*, by: User, application: Application) -> Application:
    """Say that one was told whose the claim is now; the assignee can prove it."""
    held, mine = _mine(by, application)
    waiting = [party.pk for party in mine if party.acknowledged_at is None]
    if held.kind != Kind.ASSIGN or not waiting:
        raise errors.NotYourProperty(number=held.number)
    held.parties.filter(pk__in=waiting).update(acknowledged_at=timezone.now())
    tell(held, "party_acknowledge", by=by)
    return held


def _mine(by: User, application: Application) -> tuple[Application, list[Party]]:
    require(by, "sign_mortgages")
    held = locked(application)
    mine = list(held.parties.filter(party=by.party)) if by.party else []
    if not mine:
        raise Http404
    return held, mine


def _signature(application: Application, party: Party) -> str:
    """What is bound together: who, when, which application, which contract."""
    said = (str(application.key), party.party, party.role, application.contract_digest, party.signed_at)
    return digest([str(each) for each in said])
