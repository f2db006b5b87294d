"""Counts by facet, kept beside the clues so that the queue never counts a million rows."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Q

from mingjian.clues.models import Clue, Tally

_FACETS = ("model", "risk", "institution_id", "severity", "state", "finding", "is_trial")


@transaction.atomic
def tally_refresh(clues: Iterable[Clue] | None = None) -> None:
    """Count again: everything, or only the models and institutions of `clues`."""
    scopes = (
        [Q()]
        if clues is None
        else [
            Q(model=model, institution_id=institution)
            for model, institution in sorted({(clue.model, clue.institution_id) for clue in clues})
        ]
    )
    for scope in scopes:
        counted = Clue.objects.filter(scope).order_by().values(*_FACETS).annotate(clues=Count("pk"))
        rows = [Tally(**row) for row in counted]
        Tally.objects.filter(scope).delete()
        Tally.objects.bulk_create(rows, batch_size=500)
