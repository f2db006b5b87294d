"""What stands against a move, each a named rule that refuses with a sentence."""

from django.utils import timezone

from mingjian.cases.errors import (
    MeasuresMissing,
    MilestonesOpen,
    NotOverdue,
    RowsUnanswered,
    SecondPersonNeeded,
    VerdictMissing,
)
from mingjian.cases.models import Case, Milestone, Row
from mingjian.cases.states import Verdict
from mingjian.deadlines import CHINA
from mingjian.people.access import NotAllowed
from mingjian.people.models import User


def of_own_institution(case: Case, by: User) -> None:
    """An institution answers for itself alone."""
    if by.organisation_id != case.institution.pk:
        raise NotAllowed


def every_row_answered(case: Case, _by: User) -> None:
    """Nothing asked is left without an answer."""
    open_rows = Row.objects.filter(item__case=case, answers__isnull=True).count()
    if open_rows:
        raise RowsUnanswered(count=open_rows)


def answer_overdue(case: Case, _by: User) -> None:
    """Silence counts only after the due day."""
    if case.due_on and timezone.now().astimezone(CHINA).date() <= case.due_on:
        raise NotOverdue(number=case.number, due=case.due_on)


def decided_by_a_second_person(case: Case, by: User) -> None:
    """Who reviewed does not decide."""
    if case.reviewed_by_id == by.pk:
        raise SecondPersonNeeded(number=case.number)


def closed_by_a_second_person(case: Case, by: User) -> None:
    """Who found it put right does not close."""
    if case.put_right_by_id == by.pk:
        raise SecondPersonNeeded(number=case.number)


def ordered_by_a_second_person(case: Case, by: User) -> None:
    """Who proposed a measure does not order it."""
    if case.measures.filter(ordered_at=None, proposed_by=by).exists():
        raise SecondPersonNeeded(number=case.number)


def review_confirms_an_item(case: Case, _by: User) -> None:
    """A case is confirmed by what the review confirmed."""
    if not case.items.filter(verdict=Verdict.CONFIRMED).exists():
        raise VerdictMissing


def measures_to_order(case: Case, _by: User) -> None:
    """There is something to order."""
    if not case.measures.filter(ordered_at=None).exists():
        raise MeasuresMissing


def every_milestone_accepted(case: Case, _by: User) -> None:
    """A plan is done when each of its steps was accepted."""
    left = Milestone.objects.filter(measure__case=case, measure__ordered_at__isnull=False, accepted_at=None).count()
    if left:
        raise MilestonesOpen(count=left)
