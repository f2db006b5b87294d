"""The institution's answer: row by row, then as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.cases.errors import CaseNotOpen, ExplanationMissing
from mingjian.cases.models import Answer, Case, Row
from mingjian.cases.services.moving import locked, move
from mingjian.cases.states import WITH_INSTITUTION, ExtensionState, Stance
from mingjian.people.access import NotAllowed, require
from mingjian.people.models import User


@dataclass(frozen=True)
class Said:
    """What the institution says to one row."""

    row: Row
    stance: str
    explanation: str = ""


@transaction.atomic
def rows_answer(*, by: User, case: Case, said: Iterable[Said]) -> list[Answer]:
    """Keep the answers to rows of a case; they may change until the whole is submitted."""
    held = answerable(by, case)
    own = set(Row.objects.filter(item__case=held).values_list("pk", flat=True))
    answers = [_answer(by, held, one) for one in said if one.row.pk in own]
    log.record(by=by, action="case.answer", about=held, number=held.number, rows=len(answers), round=held.round)
    return answers


@transaction.atomic
def case_submit(*, by: User, case: Case, text: str = "") -> Case:
    """Hand the answer in; from here on it stands."""
    held = locked(case)
    move(held, "submit", by=by, text=text.strip(), answered_at=timezone.now())
    held.extensions.filter(state=ExtensionState.ASKED).update(state=ExtensionState.REFUSED, decided_at=timezone.now())
    return held


def answerable(by: User, case: Case) -> Case:
    """The case held, if it is with the institution of `by` for an answer."""
    require(by, "answer_cases")
    held = locked(case)
    if held.institution.pk != by.organisation_id:
        raise NotAllowed
    if held.state not in WITH_INSTITUTION:
        raise CaseNotOpen(number=held.number)
    return held


def _answer(by: User, case: Case, said: Said) -> Answer:
    explanation = said.explanation.strip()
    if said.stance == Stance.CONTEST and not explanation:
        raise ExplanationMissing(number=said.row.number)
    answer = Answer.objects.filter(row=said.row, round=case.round).first() or Answer(row=said.row, round=case.round)
    answer.stance, answer.explanation, answer.by, answer.at = said.stance, explanation, by, timezone.now()
    answer.full_clean()
    answer.save()
    return answer
