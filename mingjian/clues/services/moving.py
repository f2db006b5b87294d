"""One move of some clues, whole or not at all: locked, guarded, kept in their history, in the log and in the tally."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from mingjian.audit import log
from mingjian.clues.errors import NothingChosen, TooManyChosen
from mingjian.clues.models import Clue, Event, Outcome, Snooze
from mingjian.clues.selectors import visible
from mingjian.clues.states import Asked, move
from mingjian.clues.tally import tally_refresh
from mingjian.people.models import User

AT_ONCE = 200
_MOVED = ("state", "snoozed_until", "case_number", "aside_amount", "aside_measure")


def clues_locked(by: User, clues: Collection[str]) -> list[Clue]:
    """The clues named, locked in one order; raises when none or too many are, Http404 when `by` may not see one."""
    wanted = sorted(set(clues))
    if not wanted:
        raise NothingChosen
    if len(wanted) > AT_ONCE:
        raise TooManyChosen(limit=AT_ONCE, chosen=len(wanted))
    found = list(visible(by).select_for_update().filter(pk__in=wanted).order_by("pk"))
    if len(found) != len(wanted):
        raise Http404
    return found


@transaction.atomic
def clues_move(*, by: User | log.Platform, clues: Sequence[Clue], name: str, asked: Asked, **facts: Any) -> list[Clue]:
    """Make the move `name` of every clue or of none; raises the first reason against it."""
    earlier = [clue.state for clue in clues]
    for clue in clues:
        move(clue, name, asked)
        _settle(clue, asked)
    Clue.objects.bulk_update(clues, _MOVED, batch_size=100)
    said = {"move": name, "reason": asked.reason, "text": asked.text, **facts}
    person = by if isinstance(by, User) else None
    Event.objects.bulk_create(
        Event(clue=clue, by=person, kind=name, reason=asked.text, facts={**said, "from": state})
        for clue, state in zip(clues, earlier, strict=True)
    )
    for clue in clues:
        log.record(by=by, action=f"clue.{name}", about=clue, **said)
    tally_refresh(clues)
    return list(clues)


def _settle(clue: Clue, asked: Asked) -> None:
    """The columns that go with the state."""
    is_aside = clue.state in (Clue.State.SNOOZED, Clue.State.DISMISSED)
    clue.snoozed_until = asked.until if clue.state == Clue.State.SNOOZED else None
    clue.case_number = asked.case_number or clue.case_number
    if clue.state == Clue.State.OPEN:
        clue.case_number = ""
    clue.aside_amount = clue.amount if is_aside else None
    clue.aside_measure = clue.measure if is_aside else None


def today() -> date:
    """The day where the supervisor sits."""
    return timezone.localdate()


def outcomes_withdraw(clues: Sequence[Clue]) -> int:
    """What was decided of the clues before no longer teaches anything."""
    standing = Outcome.objects.filter(clue__in=clues, withdrawn_at=None)
    return standing.update(withdrawn_at=timezone.now())


def snoozes_forget(clues: Sequence[Clue]) -> None:
    """The clues' subjects are no longer to be left alone."""
    for clue in clues:
        subject = {"institution_id": clue.institution_id, "subject_id": clue.subject_id}
        Snooze.objects.filter(model=clue.model, **subject).delete()
