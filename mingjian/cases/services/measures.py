"""Measures: proposed by one, ordered by another; their milestones reported and accepted; put right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from mingjian.cases.errors import CaseNotOpen, PenaltyIncomplete
from mingjian.cases.models import Case, Measure, Milestone
from mingjian.cases.services.moving import locked, move, reasoned, tell
from mingjian.cases.states import MeasureKind, State
from mingjian.people.access import NotAllowed, require
from mingjian.people.models import User


@dataclass(frozen=True)
class Goal:
    """One milestone of a plan: what is to be done by when."""

    text: str
    due_on: date


@dataclass(frozen=True)
class Proposal:
    """A measure as it is proposed; a penalty has its amount and legal basis."""

    kind: str
    text: str
    amount: Decimal | None = None
    legal_basis: str = ""
    goals: Sequence[Goal] = ()


@transaction.atomic
def measure_propose(*, by: User, case: Case, proposal: Proposal) -> Measure:
    """Propose a measure in a confirmed case; the institution sees it once it is ordered."""
    require(by, "work_cases")
    held = _in(case, State.CONFIRMED, State.MEASURES)
    if proposal.kind == MeasureKind.PENALTY and not (proposal.amount and proposal.amount > 0 and proposal.legal_basis):
        raise PenaltyIncomplete
    measure = Measure(
        case=held,
        kind=proposal.kind,
        text=reasoned(proposal.text),
        amount=proposal.amount,
        legal_basis=proposal.legal_basis,
        proposed_by=by,
        proposed_at=timezone.now(),
    )
    measure.full_clean()
    measure.save()
    for goal in proposal.goals:
        Milestone.objects.create(measure=measure, text=goal.text, due_on=goal.due_on)
    tell(held, "propose_measure", by=by, text=measure.text, measure=measure.kind)
    return measure


@transaction.atomic
def measures_order(*, by: User, case: Case, text: str = "") -> Case:
    """Order every measure proposed; nobody orders what they proposed."""
    held = locked(case)
    move(held, "order", by=by, text=text.strip())
    held.measures.filter(ordered_at=None).update(ordered_by=by, ordered_at=timezone.now())
    return held


@transaction.atomic
def milestone_report(*, by: User, milestone: Milestone, text: str) -> Milestone:
    """Say as the institution that a milestone is reached, and how."""
    require(by, "answer_cases")
    held = _in(milestone.measure.case, State.MEASURES)
    if held.institution.pk != by.organisation_id or milestone.measure.ordered_at is None:
        raise NotAllowed
    milestone.report, milestone.reported_by, milestone.reported_at = reasoned(text), by, timezone.now()
    milestone.full_clean()
    milestone.save(update_fields=["report", "reported_by", "reported_at"])
    tell(held, "report_milestone", by=by, text=milestone.report, is_shared=True, milestone=milestone.text)
    return milestone


@transaction.atomic
def milestone_accept(*, by: User, milestone: Milestone) -> Milestone:
    """Accept as the supervisor that a milestone is reached."""
    require(by, "work_cases")
    held = _in(milestone.measure.case, State.MEASURES)
    milestone.accepted_by, milestone.accepted_at = by, timezone.now()
    milestone.full_clean()
    milestone.save(update_fields=["accepted_by", "accepted_at"])
    tell(held, "accept_milestone", by=by, is_shared=True, milestone=milestone.text)
    return milestone


@transaction.atomic
def case_put_right(*, by: User, case: Case, text: str) -> Case:
    """Find that everything ordered was done."""
    held = locked(case)
    move(held, "put_right", by=by, text=reasoned(text), put_right_by=by)
    return held


def _in(case: Case, *states: State) -> Case:
    held = locked(case)
    if held.state not in states:
        raise CaseNotOpen(number=held.number)
    return held
