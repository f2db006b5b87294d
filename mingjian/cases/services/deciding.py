"""Review, decision, closing and reopening: two people at least."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from mingjian.cases.models import Case, Item
from mingjian.cases.services.dispatching import term
from mingjian.cases.services.moving import locked, move, reasoned
from mingjian.cases.states import State, Verdict
from mingjian.clues.models import Clue
from mingjian.clues.services import clue_decide, clue_enter_case
from mingjian.people.models import User

_MOVE_OF = {Verdict.CONFIRMED: "confirm", Verdict.REFUTED: "refute", Verdict.INCONCLUSIVE: "leave_open"}


@dataclass(frozen=True)
class Finding:
    """What the review says of one item."""

    verdict: str
    amount: Decimal | None = None


@transaction.atomic
def case_review(*, by: User, case: Case, findings: Mapping[int, Finding], opinion: str, hours: float) -> Case:
    """Propose a verdict for each item (by its number), with the opinion and the hours that it took."""
    held = locked(case)
    name = "review" if held.state not in (State.DISPATCHED, State.RETURNED) else "review_silence"
    move(held, name, by=by, text=reasoned(opinion), opinion=opinion.strip(), hours=hours, reviewed_by=by)
    for item in held.items.all():
        _propose(item, findings.get(item.number, Finding(Verdict.INCONCLUSIVE)))
    return held


@transaction.atomic
def case_return(*, by: User, case: Case, reason: str, days_given: int | None = None) -> Case:
    """Send the case back for a fuller answer, with a new term."""
    held = locked(case)
    move(held, "return", by=by, text=reasoned(reason), round=held.round + 1, reviewed_by=None, **term(days_given))
    return held


@transaction.atomic
def case_decide(*, by: User, case: Case, verdict: str, reason: str = "") -> Case:
    """Decide the case, by somebody other than the reviewer; every clue of it learns its outcome."""
    held = locked(case)
    amount = _confirmed(held) if verdict == Verdict.CONFIRMED else None
    fields = {"verdict": verdict, "confirmed_amount": amount, "decided_by": by, "decided_at": timezone.now()}
    move(held, _MOVE_OF[Verdict(verdict)], by=by, text=reason.strip(), **fields)
    items = list(held.items.select_related("clue"))
    share = held.hours / len(items)
    for item in items:
        _decide(by, item, verdict, share)
    return held


@transaction.atomic
def case_close(*, by: User, case: Case, text: str = "") -> Case:
    """Close what was refuted, left open or put right."""
    held = locked(case)
    move(held, "close", by=by, text=text.strip(), closed_by=by, closed_at=timezone.now())
    return held


@transaction.atomic
def case_reopen(*, by: User, case: Case, reason: str) -> Case:
    """Take a closed case up again; what was decided is open once more."""
    held = locked(case)
    nobody = dict.fromkeys(("reviewed_by", "decided_by", "decided_at", "put_right_by", "closed_by", "closed_at"))
    move(held, "reopen", by=by, text=reasoned(reason), verdict="", confirmed_amount=None, **nobody)
    clues = list(Clue.objects.filter(items__case=held))
    if clues:
        clue_enter_case(by=by, clues=clues, case_number=held.number)
    return held


def _propose(item: Item, finding: Finding) -> None:
    item.verdict = finding.verdict
    item.confirmed_amount = finding.amount if finding.verdict == Verdict.CONFIRMED else None
    item.full_clean()
    item.save(update_fields=["verdict", "confirmed_amount"])


def _confirmed(case: Case) -> Decimal | None:
    """The amount that the review confirmed."""
    amounts = [item.confirmed_amount for item in case.items.filter(verdict=Verdict.CONFIRMED)]
    return sum((amount for amount in amounts if amount), Decimal(0)) or None


def _decide(by: User, item: Item, verdict: str, hours: float) -> None:
    """A confirmed case gives each item its own finding, any other its verdict to all."""
    if verdict != Verdict.CONFIRMED:
        _propose(item, Finding(verdict))
    if item.clue:
        clue_decide(by=by, clue=item.clue, verdict=item.verdict, amount=item.confirmed_amount, hours=hours)
