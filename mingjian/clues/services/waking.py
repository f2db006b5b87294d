"""Clues that come back by themselves: a snooze has ended, or the matter has grown since it was set aside."""

from datetime import date

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Abs
from django_tasks import task

from mingjian.audit.log import Platform
from mingjian.clues.models import Clue, Run, Snooze
from mingjian.clues.practice import practice_on
from mingjian.clues.services.moving import clues_move, snoozes_forget, today
from mingjian.clues.states import Asked

_ASIDE = (Clue.State.SNOOZED, Clue.State.DISMISSED)


@task()
def clues_wake_due() -> None:
    """Open the clues whose snooze has ended: started by the clock."""
    clues_wake(by=Platform())


@transaction.atomic
def clues_wake(*, by: Platform, on: date | None = None) -> int:
    """Open the clues whose snooze has ended, and forget the snoozes; says how many."""
    day = on or today()
    Snooze.objects.filter(until__lte=day).delete()
    due = Clue.objects.select_for_update().filter(state=Clue.State.SNOOZED, snoozed_until__lte=day)
    return len(clues_move(by=by, clues=list(due), name="wake", asked=Asked(day)))


@transaction.atomic
def clues_wake_grown(*, by: Platform, run: Run) -> int:
    """Open the clues set aside that `run` found grown beyond `queue.wake_growth`; says how many."""
    growth = practice_on(run.as_of).wake_growth
    grown = list(grown_since(growth).select_for_update().filter(last_run=run))
    for clue in grown:
        facts = {"amount": [clue.aside_amount, clue.amount], "measure": [clue.aside_measure, clue.measure]}
        clues_move(by=by, clues=[clue], name="grow", asked=Asked(today()), growth=growth, **facts)
        snoozes_forget([clue])
    return len(grown)


def grown_since(growth: float) -> QuerySet[Clue]:
    """Clues set aside whose amount, or whose distance from the threshold, has grown by more than the share `growth`."""
    aside = Clue.objects.filter(state__in=_ASIDE).alias(
        was_off=Abs(F("aside_measure") - F("threshold")), is_off=Abs(F("measure") - F("threshold"))
    )
    more_money = Q(aside_amount__gt=0, amount__gt=F("aside_amount") * (1 + growth))
    further_off = Q(was_off__gt=0, is_off__gt=F("was_off") * (1 + growth))
    return aside.filter(more_money | further_off)
