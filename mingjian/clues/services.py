"""What a case does to its clues: they enter it, leave it, and are decided with it."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from mingjian.audit import log
from mingjian.clues.errors import ClueNotFree
from mingjian.clues.models import Clue, Event, Outcome
from mingjian.people.access import require
from mingjian.people.models import User

_FREE = frozenset({Clue.State.OPEN, Clue.State.SNOOZED})


@transaction.atomic
def clue_enter_case(*, by: User, clues: Iterable[Clue], case_number: str) -> list[Clue]:
    """Put `clues` into the case of that number; gives them locked. A clue in a case or decided already is refused."""
    require(by, "work_cases")
    wanted = [clue.pk for clue in clues]
    locked = list(Clue.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))
    for clue in locked:
        if clue.state not in _FREE and not clue.events.filter(kind="case", facts__case=case_number).exists():
            raise ClueNotFree(clue_id=clue.clue_id)
    for clue in locked:
        _settle(by, clue, Clue.State.IN_CASE, "case", case=case_number)
    return locked


@transaction.atomic
def clue_leave_case(*, by: User, clues: Iterable[Clue], case_number: str) -> None:
    """Put `clues` back into the queue: their case was withdrawn."""
    require(by, "work_cases")
    for clue in Clue.objects.select_for_update().filter(pk__in=[clue.pk for clue in clues], state=Clue.State.IN_CASE):
        _settle(by, clue, Clue.State.OPEN, "leave_case", case=case_number)


@transaction.atomic
def clue_decide(*, by: User, clue: Clue, verdict: str, amount: Decimal | None, hours: float) -> Outcome:
    """Write down what came of a clue: the verdict, the amount confirmed, the hours it took."""
    require(by, "decide_cases")
    locked = Clue.objects.select_for_update().select_related("institution").get(pk=clue.pk)
    outcome = Outcome(
        clue=locked,
        model=locked.model,
        institution_sort=locked.institution.sort,
        verdict=verdict,
        amount=amount,
        hours=hours,
        decided_at=timezone.now(),
        by=by,
    )
    outcome.full_clean(exclude=["amount"] if amount is None else [])
    outcome.save()
    _settle(by, locked, verdict, "decide", amount=amount, hours=hours)
    return outcome


def _settle(by: User, clue: Clue, state: str, kind: str, **facts: object) -> None:
    clue.state = state
    clue.save(update_fields=["state"])
    told = {name: str(fact) for name, fact in facts.items() if fact is not None}
    Event.objects.create(clue=clue, by=by, kind=kind, facts=told)
    log.record(by=by, action=f"clue.{kind}", about=clue, state=state, **told)
