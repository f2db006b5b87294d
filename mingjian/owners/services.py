"""What owners and buyers do, each for themselves: authorise the query, sign, acknowledge, agree to withdraw."""

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from mingjian.authorisations.services import authorisation_make, authorisation_sign
from mingjian.lending.reading import owners_by, wish_of
from mingjian.mortgage.models import Application, Party
from mingjian.mortgage.packages import facts_of
from mingjian.mortgage.services.moving import locked, move, tell
from mingjian.mortgage.states import AT_REGISTRY, BEFORE_SENDING, Kind, Role, State
from mingjian.owners import errors
from mingjian.people.access import require
from mingjian.people.models import User
from mingjian.registry.connector import digest


@transaction.atomic
def query_authorise(*, by: User, application: Application, notice_hash: str) -> Application:
    """Permit the bank to ask what is registered on one's unit; when the last owner does, it may.

    `notice_hash` is of the notice that was read.
    What was withdrawn, or is over, is given anew in the same way until the application is sent.
    """
    held, mine = _mine(by, application)
    party = next((one for one in mine if is_asked_to_permit(held, one)), None)
    if party is None:
        raise errors.NotYourProperty(number=held.number)
    whose = owners_by(facts_of(held))
    made = authorisation_make(by=by, recipient=held.bank, wish=wish_of(held, party), whose=whose)
    party.authorisation = authorisation_sign(by=by, authorisation=made, notice_hash=notice_hash, whose=whose)
    party.save(update_fields=["authorisation"])
    tell(held, "party_authorise", by=by, authorisation=made.number)
    if held.state == State.DRAFT and not held.parties.filter(role=Role.MORTGAGOR, authorisation=None).exists():
        move(held, "authorise", by=by)
    return held


def is_asked_to_permit(application: Application, party: Party) -> bool:
    """Whether a mortgagor's permission is wanted: there is none yet, or the one that was given holds no more."""
    if party.role != Role.MORTGAGOR or application.kind == Kind.ASSIGN:
        return False
    if party.authorisation is None:
        return application.state == State.DRAFT
    return application.state in BEFORE_SENDING and party.lost_words is not None


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
    mine = list(held.parties.filter(party=by.party).select_related("authorisation")) if by.party else []
    if not mine:
        raise Http404
    return held, mine


def _signature(application: Application, party: Party) -> str:
    """What is bound together: who, when, which application, which contract."""
    said = (str(application.key), party.party, party.role, application.contract_digest, party.signed_at)
    return digest([str(each) for each in said])
