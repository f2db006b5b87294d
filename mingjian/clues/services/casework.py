"""What cases do to clues: take them in, let them go, decide them."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from mingjian.clues.learning.refreshing import learning_refresh_soon
from mingjian.clues.models import Clue, Outcome
from mingjian.clues.services.moving import clues_locked, clues_move, outcomes_withdraw, today
from mingjian.clues.states import Asked
from mingjian.people.access import require
from mingjian.people.models import Organisation, User

_MOVES = {
    Outcome.Verdict.CONFIRMED: "confirm",
    Outcome.Verdict.REFUTED: "refute",
    Outcome.Verdict.INCONCLUSIVE: "leave_undecided",
}


@dataclass(frozen=True)
class Decision:
    """What a case found out about a clue: the verdict, the amount confirmed, the hours it took."""

    verdict: str
    amount: Decimal | None = None
    hours: float = 1


@transaction.atomic
def clue_enter_case(*, by: User, clues: Collection[str], case_number: str) -> list[Clue]:
    """Take clues (by id) into the case; of clues decided before, a reopened case's, the outcomes are withdrawn."""
    require(by, "work_cases")
    asked = Asked(today(), case_number=case_number)
    moved = clues_move(by=by, clues=clues_locked(by, clues), name="enter_case", asked=asked, case=case_number)
    if outcomes_withdraw(moved):
        learning_refresh_soon()
    return moved


@transaction.atomic
def clue_leave_case(*, by: User, clues: Collection[str]) -> list[Clue]:
    """Give clues back to the queue: their case was cancelled, or they do not belong to it."""
    require(by, "work_cases")
    return clues_move(by=by, clues=clues_locked(by, clues), name="leave_case", asked=Asked(today()))


@transaction.atomic
def clue_decide(*, by: User, clue: str, decision: Decision) -> Outcome:
    """Keep what the case found out about a clue; the model learns from it."""
    require(by, "work_cases")
    asked = Asked(today())
    facts = {"amount": decision.amount, "hours": decision.hours}
    name = _MOVES[Outcome.Verdict(decision.verdict)]
    (moved,) = clues_move(by=by, clues=clues_locked(by, [clue]), name=name, asked=asked, **facts)
    outcome = Outcome(
        clue=moved,
        model=moved.model,
        institution_sort=Organisation.objects.get(code=moved.institution_id).sort,
        verdict=decision.verdict,
        amount=decision.amount,
        hours=decision.hours,
        decided_at=timezone.now(),
        by=by,
    )
    outcome.full_clean()
    outcome.save()
    learning_refresh_soon()
    return outcome
