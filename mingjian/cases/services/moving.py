"""The one way a case changes: locked, allowed, saved, told in its timeline and in the audit log."""

from datetime import date
from typing import Any

from django.utils import timezone

from mingjian.audit import log
from mingjian.cases.errors import CaseNotOpen
from mingjian.cases.machine import allowed
from mingjian.cases.models import Case, Step
from mingjian.cases.notices import announce
from mingjian.cases.states import ENDED
from mingjian.deadlines import CHINA
from mingjian.people.models import User
from mingjian.web.errors import ReasonMissing


def today() -> date:
    """The day it is in China."""
    return timezone.now().astimezone(CHINA).date()


def locked(case: Case) -> Case:
    """The case as it stands now, held until the transaction ends."""
    return Case.objects.select_for_update().get(pk=case.pk)


def still_open(case: Case) -> Case:
    """The case held; refuses one that has ended."""
    held = locked(case)
    if held.state in ENDED:
        raise CaseNotOpen(number=held.number)
    return held


def reasoned(text: str) -> str:
    """The reason without blanks around it; refuses an empty one."""
    if not text.strip():
        raise ReasonMissing
    return text.strip()


def move(case: Case, name: str, *, by: User, text: str = "", **changes: Any) -> Step:
    """Make the move `name` on a case held by this transaction; `changes` are its fields that change with it."""
    way, before = allowed(case, name, by), case.state
    change(case, state=way.target, **changes)
    return tell(case, name, by=by, text=text, is_shared=way.is_shared, before=before, after=case.state)


def change(case: Case, **changes: Any) -> None:
    """Set fields of a case and save them, checked."""
    for field, value in changes.items():
        setattr(case, field, value)
    case.full_clean()
    case.save(update_fields=list(changes))


def tell(case: Case, kind: str, *, by: User | None, text: str = "", is_shared: bool = False, **facts: Any) -> Step:
    """Write one step into the timeline and the audit log, and announce it once the transaction holds."""
    before, after = facts.pop("before", ""), facts.pop("after", "")
    step = Step.objects.create(
        case=case,
        at=timezone.now(),
        by=by,
        kind=kind,
        text=text,
        is_shared=is_shared,
        before=before,
        after=after,
        facts=facts,
    )
    actor: log.Actor = by or log.Platform()
    log.record(
        by=actor, action=f"case.{kind}", about=case, number=case.number, text=text, before=before, after=after, **facts
    )
    announce(step)
    return step
