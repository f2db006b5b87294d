"""What cases do to clues: take them in, let them go, decide them."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from mingjian.clues.errors import ClueNotFree
from mingjian.clues.learning.refreshing import learning_refresh_soon
from mingjian.clues.models import Clue, Outcome
from mingjian.clues.services.moving import clues_locked, clues_move, outcomes_withdraw, today
from mingjian.clues.states import MOVES, Asked
from mingjian.people.access import require
from mingjian.people.models import Organisation, User

_MOVES = {
    Outcome.Verdict.CONFIRMED: "confirm",
    Outcome.Verdict.REFUTED: "refute",
    Outcome.Verdict.INCONCLUSIVE: "leave_undecided",
}


@transaction.atomic
def clue_enter_case(*, by: User, clues: Iterable[Clue], case_number: str) -> list[Clue]:
    """Take clues into the case of that number; a reopened case's clues lose what was decided of them."""
    require(by, "work_cases")
    locked = clues_locked(by, [clue.pk for clue in clues])
    for clue in locked:
        if clue.state not in MOVES["enter_case"].sources or clue.case_number not in ("", case_number):
            raise ClueNotFree(clue_id=clue.clue_id)
    asked = Asked(today(), case_number=case_number)
    moved = clues_move(by=by, clues=locked, name="enter_case", asked=asked, case=case_number)
    if outcomes_withdraw(moved):
        learning_refresh_soon()
    return moved


@transaction.atomic
def clue_leave_case(*, by: User, clues: Iterable[Clue], case_number: str) -> list[Clue]:
    """Give those of the clues that are in the case back to the queue: it was withdrawn, or they do not belong to it."""
    require(by, "work_cases")
    in_case = Clue.objects.filter(pk__in=[clue.pk for clue in clues], state=Clue.State.IN_CASE, case_number=case_number)
    ids = list(in_case.values_list("pk", flat=True))
    if not ids:
        return []
    locked = clues_locked(by, ids)
    return clues_move(by=by, clues=locked, name="leave_case", asked=Asked(today()), case=case_number)


@transaction.atomic
def clue_decide(*, by: User, clue: Clue, verdict: str, amount: Decimal | None, hours: float) -> Outcome:
    """Keep what the case found out about a clue: the verdict, the amount confirmed, the hours it took; models learn."""
    require(by, "decide_cases")
    name = _MOVES[Outcome.Verdict(verdict)]
    facts = {"amount": amount, "hours": hours}
    (moved,) = clues_move(by=by, clues=clues_locked(by, [clue.pk]), name=name, asked=Asked(today()), **facts)
    outcome = Outcome(
        clue=moved,
        model=moved.model,
        institution_sort=Organisation.objects.get(code=moved.institution_id).sort,
        verdict=verdict,
        amount=amount,
        hours=hours,
        decided_at=timezone.now(),
        by=by,
    )
    outcome.full_clean()
    outcome.save()
    learning_refresh_soon()
    return outcome
