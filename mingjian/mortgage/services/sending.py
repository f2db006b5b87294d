"""Between bank and registry: handing in, recording, and finding out what became of what got no answer.

The registry is asked between two transactions of ours: the first says that we are about to, the second what it said.
Who is killed between them leaves the application where `outcome_look_up` goes on from, under the same key.
"""

from collections.abc import Callable

from django.db import transaction

from mingjian.mortgage import errors, packages
from mingjian.mortgage.models import Application
from mingjian.mortgage.services import certifying
from mingjian.mortgage.services.moving import locked, move
from mingjian.mortgage.states import LOST
from mingjian.people.models import User
from mingjian.registry.connector import NoAnswer, Receipted, registry
from mingjian.registry.errors import NotRecordable
from mingjian.registry.words import ReceiptState


def application_submit(*, by: User, application: Application) -> Application:
    """Hand the application in; without an answer its outcome is unknown and looked up later, never sent anew."""
    with transaction.atomic():
        held = locked(application)
        move(held, "submit", by=by)
    package = packages.package_of(held)
    return _asked(held, lambda: registry().receive(held.key, package), "receive")


def application_record(*, by: User, application: Application) -> Application:
    """Have it recorded, and certified at once; what stands against it sends it back to the review."""
    with transaction.atomic():
        held = locked(application)
        move(held, "begin_recording", by=by, recorded_by=by)
    try:
        return _asked(held, lambda: registry().record(held.key), "record")
    except NotRecordable as against:
        with transaction.atomic():
            held = locked(application)
            move(held, "refuse_recording", by=None, text=against.sentence("zh"), recorded_by=None)
        raise


def outcome_look_up(*, application: Application) -> Application:
    """Find out at the registry what became of an application whose answer was lost."""
    if application.state not in LOST:
        raise errors.OutcomeKnown(number=application.number)
    found = registry().find(application.key)
    with transaction.atomic():
        held = locked(application)
        if held.state not in LOST:
            return held
        return _found(held, found)


def _asked(application: Application, ask: Callable[[], Receipted], name: str) -> Application:
    try:
        answer = ask()
    except NoAnswer:
        with transaction.atomic():
            held = locked(application)
            move(held, "lose", by=None)
            return held
    with transaction.atomic():
        held = locked(application)
        return _told(held, answer, name)


def _found(held: Application, found: Receipted | None) -> Application:
    was_received = bool(held.receipt_number)
    if found is None:
        move(held, "find_nothing", by=None)
        return held
    if found.state == ReceiptState.RECORDED:
        return _told(held, found, "find_recorded")
    return _told(held, found, "find_unrecorded" if was_received else "find_received")


def _told(held: Application, answer: Receipted, name: str) -> Application:
    """Take down what the registry said."""
    if answer.state == ReceiptState.RECORDED:
        certifying.recorded(held, answer, name)
        return held
    move(held, name, by=None, text=answer.number, receipt_number=answer.number, received_at=answer.received_at)
    return held
