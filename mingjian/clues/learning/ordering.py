"""The queue's order: expected confirmed amount per hour of work, every institution among the first, ties by id.

expected value = P(confirmed) × expected amount (within floor and cap) ÷ hours × factor of severity.
"""

import math
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, FloatField, Q, Value, Window
from django.db.models.functions import Cast, Greatest, Least, RowNumber

from mingjian.clues.models import Clue, Reliability
from mingjian.clues.practice import Practice
from mingjian.people.models import Organisation


@transaction.atomic(savepoint=False)  # under one SQLite would keep, in memory, how each page was before each model
def queue_order(practice: Practice) -> None:
    """Give every clue its expected value, and its rank in the queue."""
    sorts: dict[str, list[str]] = {}
    for code, sort in Organisation.objects.values_list("code", "sort"):
        sorts.setdefault(sort, []).append(code)
    apart: dict[str, list[str]] = {}
    for believed in Reliability.objects.order_by("model", "-sort"):
        codes = sorts.get(believed.sort, []) if believed.sort else None
        _value(believed, codes, apart.get(believed.model, []), practice)
        apart.setdefault(believed.model, []).extend(codes or [])
    _lift(practice)


def _value(believed: Reliability, codes: Sequence[str] | None, others: Sequence[str], practice: Practice) -> None:
    """Of one model: at the institutions `codes`, else at all but `others`, which are judged apart."""
    clues = Clue.objects.filter(model=believed.model).order_by()
    clues = clues.filter(_at(codes)) if codes is not None else clues.exclude(_at(others))
    first = clues.values_list("severity", flat=True).first()
    if first is None:
        return
    factor = believed.precision / believed.hours * practice.severities[first - 1]
    money = Cast("stake", FloatField()) * believed.amount_share
    kept = Least(Greatest(money, Value(practice.amount_floor)), Value(practice.amount_cap))
    worth = kept * Value(factor)
    clues.exclude(expected_value=worth, rank_value=worth).update(expected_value=worth, rank_value=worth)


def _at(codes: Sequence[str]) -> Q:
    return Q(institution_id__in=codes)


def _lift(practice: Practice) -> None:
    """Raise each institution's best open clues to where the first places begin."""
    best = _best_of_each(int(practice.floor_clues))
    places = max(int(practice.floor_places), 2 * len(best))
    queue = Clue.objects.filter(state=Clue.State.OPEN).order_by("-rank_value", "clue_id")
    last = (
        queue.values_list("rank_value", flat=True)[places - len(best) - 1 : places - len(best)].first()
        if best
        else None
    )
    if last is not None:
        just_above = math.nextafter(last, math.inf)
        Clue.objects.filter(pk__in=best, rank_value__lt=just_above).update(rank_value=just_above)


def _best_of_each(count: int) -> list[str]:
    """The ids of the best open clues of every institution."""
    ranked = Clue.objects.filter(state=Clue.State.OPEN).annotate(
        place=Window(
            RowNumber(), partition_by=[F("institution_id")], order_by=[F("rank_value").desc(), F("clue_id").asc()]
        )
    )
    return list(ranked.filter(place__lte=count).order_by().values_list("pk", flat=True))
