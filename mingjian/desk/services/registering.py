"""The registry's side: intake, review, suspension, approval, refusal; silence at intake is acceptance."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingjian.mortgage import law
from mingjian.mortgage.models import Application, Pause
from mingjian.mortgage.services.moving import change, locked, move, reasoned
from mingjian.people.models import User
from mingjian.registry.connector import registry
from mingjian.registry.words import ReceiptState


@transaction.atomic
def application_accept(*, by: User, application: Application) -> Application:
    """Accept it: the clock starts, at the latest when silence would have accepted it."""
    held = locked(application)
    _accepted(held, "accept", by)
    return held


@transaction.atomic
def application_deem_accepted(*, application: Application) -> Application:
    """Nobody refused it on the day it came in: it is accepted as of then."""
    held = locked(application)
    _accepted(held, "deem_accepted", None)
    return held


@transaction.atomic
def application_refuse(*, by: User, application: Application, reasons: str) -> Application:
    """Do not accept it, with all reasons at once."""
    held = locked(application)
    move(held, "refuse", by=by, text=reasoned(reasons), reason=reasons.strip())
    registry().close(held.key, ReceiptState.REJECTED)
    return held


@transaction.atomic
def supplement_ask(*, by: User, application: Application, missing: Sequence[str]) -> Application:
    """Say everything that is missing, once."""
    items = [item.strip() for item in missing if item.strip()]
    held = locked(application)
    move(held, "ask_supplement", by=by, text=reasoned("\n".join(items)), missing=items)
    return held


@transaction.atomic
def review_begin(*, by: User, application: Application) -> Application:
    """Take up the review."""
    held = locked(application)
    move(held, "review", by=by)
    return held


@transaction.atomic
def application_suspend(*, by: User, application: Application, reason: str) -> Application:
    """Stop the clock: a correction is pending, a dispute, a court's order."""
    held = locked(application)
    move(held, "suspend", by=by, text=reasoned(reason), reason=reason.strip())
    Pause.objects.create(application=held, since=law.today(), reason=reason.strip())
    change(held, due_on=None)
    return held


@transaction.atomic
def application_resume(*, by: User, application: Application) -> Application:
    """Go on; the time in between does not count."""
    held = locked(application)
    held.pauses.filter(until=None).update(until=law.today())
    move(held, "resume", by=by, reason="", due_on=law.registration_deadline(held).due_on)
    return held


@transaction.atomic
def application_reject(*, by: User, application: Application, reasons: str) -> Application:
    """Refuse the registration, with reasons."""
    held = locked(application)
    move(held, "reject", by=by, text=reasoned(reasons), reason=reasons.strip())
    registry().close(held.key, ReceiptState.REJECTED)
    return held


@transaction.atomic
def application_approve(*, by: User, application: Application, fee: Decimal) -> Application:
    """Approve it and state the fee, which is by the case; a release or nothing to pay goes straight on."""
    held = locked(application)
    move(held, "approve", by=by, approved_by=by, fee=fee, text=str(fee) if fee else "")
    if not fee:
        move(held, "waive_fee", by=None)
    return held


def _accepted(held: Application, name: str, by: User | None) -> None:
    now = timezone.now()
    since = min(now, law.intake_deadline(held.received_at or now).due_at or now)
    held.accepted_at = since
    facts: dict[str, Any] = {"accepted_at": since, "accepted_by": by}
    move(held, name, by=by, due_on=law.registration_deadline(held).due_on, **facts)
