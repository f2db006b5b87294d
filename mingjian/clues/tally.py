"""Counts by facet and by month, kept beside the clues so that no page counts a million rows."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Count, Q, QuerySet, Sum

from mingjian.clues.models import Arisen, Clue, Tally

_FACETS = ("model", "risk", "institution_id", "severity", "state", "finding", "is_trial")


@transaction.atomic
def tally_refresh(clues: Iterable[Clue] | None = None) -> None:
    """Count again: everything, or only the models and institutions of `clues`."""
    if clues is None:
        _count(Q())
        _count_months()
        return
    for model, institution in sorted({(clue.model, clue.institution_id) for clue in clues}):
        _count(Q(model=model, institution_id=institution))


def standing() -> QuerySet[Tally]:
    """The counts of the clues that the last runs still find, but for those on trial."""
    return Tally.objects.filter(is_trial=False).exclude(finding=Clue.Finding.GONE).order_by()


def _count(scope: Q) -> None:
    counted = Clue.objects.filter(scope).order_by().values(*_FACETS)
    rows = [Tally(**row) for row in counted.annotate(clues=Count("pk"), amount=Sum("amount"))]
    Tally.objects.filter(scope).delete()
    Tally.objects.bulk_create(rows, batch_size=500)


def _count_months() -> None:
    """By day first, which the database does quickly; then by month."""
    found = Clue.objects.filter(is_trial=False).exclude(finding=Clue.Finding.GONE).order_by()
    by_day = found.values("arose_on", "severity").annotate(clues=Count("pk"))
    months: dict[tuple[date, int], int] = {}
    for row in by_day:
        key = (row["arose_on"].replace(day=1), row["severity"])
        months[key] = months.get(key, 0) + row["clues"]
    Arisen.objects.all().delete()
    rows = (Arisen(month=month, severity=severity, clues=clues) for (month, severity), clues in months.items())
    Arisen.objects.bulk_create(rows)
