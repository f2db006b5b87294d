"""A bank hands its application in; who has another for the unit at the registry sees so at once, and never whose."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from mingjian.mortgage.models import Application, Step
from mingjian.mortgage.services.moving import locked, tell
from mingjian.mortgage.services.sending import application_submit
from mingjian.mortgage.states import AT_REGISTRY, SINGLE_SIDED, Role
from mingjian.people.models import User

STEP = "applied_elsewhere"


def application_hand_in(*, by: User, application: Application) -> Application:
    """Submit it to the registry; once received, it is told to those whose own is under way."""
    held = application_submit(by=by, application=application)
    others_tell(received=held)
    return held


@transaction.atomic
def others_tell(*, received: Application) -> int:
    """Tell every other bank with an application for the unit at the registry, once; gives how many were told.

    As far as owners permit it still: what stands on their unit is told under their permission alone.
    """
    if received.state not in AT_REGISTRY or received.kind in SINGLE_SIDED:
        return 0
    others = Application.objects.filter(unit=received.unit, state__in=AT_REGISTRY).exclude(bank=received.bank)
    known = Step.objects.filter(application=OuterRef("pk"), kind=STEP, at__gte=received.received_at)
    others = others.exclude(kind__in=SINGLE_SIDED).exclude(Exists(known)).order_by("pk")
    told = [held for held in map(locked, others) if held.state in AT_REGISTRY and _is_permitted(held)]
    for held in told:
        tell(held, STEP, by=None)
    return len(told)


def _is_permitted(application: Application) -> bool:
    given = application.parties.filter(role=Role.MORTGAGOR).select_related("authorisation")
    return any(one.authorised_at for one in given)
