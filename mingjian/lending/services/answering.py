"""The bank while its application lies at the registry: supplement, fee, withdrawal."""

from django.db import transaction
from django.utils import timezone

from mingjian.lending import errors
from mingjian.mortgage.models import Application
from mingjian.mortgage.services.moving import locked, move, reasoned
from mingjian.people.models import User
from mingjian.registry.connector import registry
from mingjian.registry.words import ReceiptState


@transaction.atomic
def supplement_supply(*, by: User, application: Application, text: str) -> Application:
    """Supply what was missing; it counts as received on the day on which it is complete."""
    held = locked(application)
    move(held, "supply", by=by, text=reasoned(text), received_at=timezone.now())
    return held


@transaction.atomic
def fee_pay(*, by: User, application: Application, payment: str) -> Application:
    """Note the payment by its voucher; without a fee none is needed."""
    held = locked(application)
    if held.fee and not payment.strip():
        raise errors.PaymentMissing
    move(held, "pay", by=by, payment=payment.strip(), text=payment.strip())
    return held


@transaction.atomic
def application_withdraw(*, by: User, application: Application, reason: str) -> Application:
    """Take it back, before it is recorded; what was handed in is closed at the registry too."""
    held = locked(application)
    was_received = bool(held.receipt_number)
    move(held, "withdraw", by=by, text=reasoned(reason), reason=reason.strip())
    if was_received:
        registry().close(held.key, ReceiptState.WITHDRAWN)
    return held
