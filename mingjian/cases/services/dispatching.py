"""Sending a case to the institution, giving it more time, taking it back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingjian.cases.errors import CaseNotOpen, ExtensionPending, ExtensionTooLong
from mingjian.cases.knowledge import days
from mingjian.cases.models import Case, Extension
from mingjian.cases.services.moving import change, locked, move, reasoned, tell, today
from mingjian.cases.states import WITH_INSTITUTION, ExtensionState
from mingjian.clues.models import Clue
from mingjian.clues.services import clue_leave_case
from mingjian.deadlines import Deadline, Term
from mingjian.people.access import NotAllowed, require
from mingjian.people.models import User


@transaction.atomic
def case_dispatch(*, by: User, case: Case, request: str, days_given: int | None = None) -> Case:
    """Send the case to the institution with what is asked of it; due after so many working days."""
    held = locked(case)
    move(held, "dispatch", by=by, text=request.strip(), request=request.strip(), **term(days_given), **_round(held))
    return held


@transaction.atomic
def case_withdraw(*, by: User, case: Case, reason: str) -> Case:
    """Take a case back; its clues return to the queue."""
    held = locked(case)
    move(held, "withdraw", by=by, text=reasoned(reason))
    clue_leave_case(by=by, clues=Clue.objects.filter(items__case=held), case_number=held.number)
    return held


@transaction.atomic
def extension_ask(*, by: User, case: Case, days_more: int, reason: str) -> Extension:
    """Ask for so many working days more; one request at a time."""
    require(by, "answer_cases")
    held = locked(case)
    if held.institution.pk != by.organisation_id:
        raise NotAllowed
    if held.state not in WITH_INSTITUTION:
        raise CaseNotOpen(number=held.number)
    longest = days("largest_extension_working_days", today())
    if not 1 <= days_more <= longest:
        raise ExtensionTooLong(longest=longest)
    if held.extensions.filter(state=ExtensionState.ASKED).exists():
        raise ExtensionPending
    extension = Extension(
        case=held, round=held.round, days=days_more, reason=reasoned(reason), asked_by=by, asked_at=timezone.now()
    )
    extension.full_clean()
    extension.save()
    tell(held, "ask_extension", by=by, text=extension.reason, is_shared=True, days=days_more)
    return extension


@transaction.atomic
def extension_decide(*, by: User, extension: Extension, is_granted: bool, note: str = "") -> Extension:
    """Grant or refuse a request for more time; a grant moves the due day."""
    require(by, "work_cases")
    held = locked(extension.case)
    asked = Extension.objects.select_for_update().get(pk=extension.pk)
    if asked.state != ExtensionState.ASKED or held.state not in WITH_INSTITUTION:
        raise CaseNotOpen(number=held.number)
    asked.state = ExtensionState.GRANTED if is_granted else ExtensionState.REFUSED
    asked.decided_by, asked.decided_at, asked.note = by, timezone.now(), note.strip()
    asked.full_clean()
    asked.save(update_fields=["state", "decided_by", "decided_at", "note"])
    if is_granted:
        due = deadline(held)
        change(held, due_on=due.due_on, is_due_assumed=bool(due.assumed_years))
    kind = "grant_extension" if is_granted else "refuse_extension"
    tell(held, kind, by=by, text=asked.note, is_shared=True, days=asked.days, due_on=str(held.due_on))
    return asked


def term(days_given: int | None) -> dict[str, object]:
    """The fields of a term that begins now: by practice, or of so many working days."""
    now = timezone.now()
    number = days_given or days("answer_working_days", today())
    due = Deadline(now, Term(number))
    return {
        "asked_at": now,
        "term_days": number,
        "due_on": due.due_on,
        "is_due_assumed": bool(due.assumed_years),
        "answered_at": None,
    }


def deadline(case: Case) -> Deadline:
    """The deadline of the present round, with the extensions granted in it."""
    begun: datetime = case.asked_at or case.opened_at
    granted = case.extensions.filter(state=ExtensionState.GRANTED, round=case.round)
    return Deadline(begun, Term(case.term_days), tuple(Term(extension.days) for extension in granted))


def _round(case: Case) -> dict[str, object]:
    first = {} if case.dispatched_at else {"dispatched_at": timezone.now()}
    return {"round": case.round + 1, **first}
