"""After recording: what the register now says, the certificate of it, and what becomes of certificates before."""

from django.utils import timezone

from mingjian.mortgage import packages
from mingjian.mortgage.models import Application, Certificate
from mingjian.mortgage.services.moving import change, move
from mingjian.mortgage.states import Kind, State
from mingjian.registry.connector import Receipted, digest, registry

OUTCOME_OF = {Kind.FIRST: "create_mortgage", Kind.TRANSFER: "create_mortgage"}
RELEASABLE = (State.CERTIFIED, State.DISBURSABLE, State.ACTIVE)


def recorded(held: Application, answer: Receipted, name: str) -> None:
    """Take down what was recorded; certify it, or finish what leaves no certificate."""
    made = packages.outcome(answer.result, "create_mortgage") or {}
    number = made.get("number") or held.mortgage_number or held.terms.get("old_number", "")
    facts = {"recorded_at": answer.closed_at, "mortgage_number": number, "rank": made.get("rank", held.rank)}
    move(held, name, by=None, text=number, receipt_number=answer.number, **facts)
    if held.kind == Kind.RELEASE:
        _released(held)
    if held.is_certifying:
        _certify(held)
    if not held.is_lending:
        move(held, "finish", by=None)


def _certify(held: Application) -> None:
    """Issue a certificate of what the register says; an older one of the same mortgage is revoked for it."""
    said = registry().mortgage(held.mortgage_number)
    if said is None:
        raise LookupError(f"the register has no {held.mortgage_number}")
    now = timezone.now()
    if not made_new(held):
        before = Certificate.objects.filter(number=held.mortgage_number, revoked_at=None)
        before.update(revoked_at=now, revoked_for=held.kind)
    Certificate.objects.create(
        application=held, number=held.mortgage_number, facts=dict(said), digest=digest(said), issued_at=now
    )
    change(held, rank=said["rank"])
    move(held, "certify", by=None, text=held.mortgage_number)


def made_new(held: Application) -> bool:
    """Whether the mortgage is new, so that no certificate of it can be there."""
    return held.kind == Kind.FIRST


def _released(held: Application) -> None:
    """The mortgage is no more: its certificate is revoked, and the applications that made it are released."""
    number = held.mortgage_number
    Certificate.objects.filter(number=number, revoked_at=None).update(revoked_at=timezone.now(), revoked_for=held.kind)
    made = Application.objects.select_for_update(of=("self",)).select_related("bank")
    for application in made.filter(mortgage_number=number, state__in=RELEASABLE).exclude(pk=held.pk):
        move(application, "release", by=None, text=held.number)
