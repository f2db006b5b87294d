"""Takes what a run's indicators came to over into the console."""

import json

from django.db import transaction

from mingjian.audit import log
from mingjian.engine.results import Results
from mingjian.insight.models import Value
from mingjian.people.models import Organisation


@transaction.atomic
def values_import(*, by: log.Actor, results: Results, run_id: str | None = None) -> int:
    """Enter the values of the run `run_id` (the newest by default); those of the same day give way. Says how many."""
    record = results.record(run_id)
    known = set(Organisation.objects.values_list("code", flat=True))
    rows = [row for row in results.indicators(record).to_pylist() if row["institution_id"] in {None, *known}]
    Value.objects.filter(as_of=record.as_of, indicator__in={row["indicator"] for row in rows}).delete()
    entered = Value.objects.bulk_create(
        Value(
            indicator=row["indicator"],
            institution_id=row["institution_id"],
            as_of=row["as_of"],
            value=row["value"],
            parts=json.loads(row["parts"] or "{}"),
        )
        for row in rows
    )
    if entered:
        log.record(by=by, action="indicators.import", about=entered[0], run=record.run_id, values=len(entered))
    return len(entered)
