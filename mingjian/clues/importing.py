"""Takes a run's clues over into the console: new ones enter, known ones are renewed, those gone are marked."""

import json
from typing import Any

from django.db import transaction

from mingjian.audit import log
from mingjian.clues.models import Clue, ModelRun, Run
from mingjian.engine.questions import SEVERITIES, is_on_trial
from mingjian.engine.results import Results, RunRecord

ROWS_A_STATEMENT = 500
_RENEWED = (
    "sentence_zh",
    "sentence_en",
    "facts",
    "measure",
    "threshold",
    "amount",
    "severity",
    "quality",
    "as_of",
    "last_run",
    "fingerprint",
    "finding",
)


@transaction.atomic
def run_import(*, by: log.Actor, results: Results, run_id: str | None = None) -> Run:
    """Take over the run `run_id` (the newest by default); a run taken over before is given back as it stands."""
    record = results.record(run_id)
    known = Run.objects.filter(run_id=record.run_id).first()
    if known:
        return known
    run = _enter(record)
    fingerprints = {model.id: model.fingerprint for model in record.models}
    rows = results.clues(record).to_pylist()
    Clue.objects.bulk_create(
        [_clue(row, run, fingerprints[row["model"]]) for row in rows],
        batch_size=ROWS_A_STATEMENT,
        update_conflicts=True,
        unique_fields=["clue_id"],
        update_fields=_RENEWED,
    )
    answered = [model.id for model in record.models if model.status == "ok"]
    Clue.objects.filter(model__in=answered).exclude(last_run=run).update(finding=Clue.Finding.GONE)
    log.record(by=by, action="run.import", about=run, clues=record.clues_total, as_of=record.as_of)
    return run


def _enter(record: RunRecord) -> Run:
    run = Run.objects.create(
        run_id=record.run_id,
        as_of=record.as_of,
        started_at=record.started_at,
        seconds=record.seconds,
        engine=record.engine,
        library_version=record.library_version,
        clues_total=record.clues_total,
    )
    ModelRun.objects.bulk_create(
        ModelRun(
            run=run,
            model=model.id,
            status=model.status,
            reason=model.reason or "",
            fingerprint=model.fingerprint,
            clues=model.clues,
            new=model.new,
            continuing=model.continuing,
            gone=model.gone,
            seconds=model.seconds,
        )
        for model in record.models
    )
    return run


def _clue(row: dict[str, Any], run: Run, fingerprint: str) -> Clue:
    return Clue(
        clue_id=row["clue_id"],
        model=row["model"],
        risk=row["model"].partition(".")[0],
        institution_id=row["institution_id"],
        subject_type=row["subject_type"],
        subject_id=row["subject_id"],
        sentence_zh=row["sentence_zh"],
        sentence_en=row["sentence_en"],
        facts=json.loads(row["facts"]),
        measure=row["measure"],
        threshold=row["threshold"],
        amount=row["amount"],
        severity=SEVERITIES.index(row["severity"]) + 1,
        quality=row["quality"],
        as_of=row["as_of"],
        arose_on=row["as_of"],
        last_run=run,
        fingerprint=fingerprint,
        finding=row["status"],
        is_trial=is_on_trial(row["model"]),
    )
