"""Takes a run's clues over into the console: new ones enter, known ones are renewed, those gone are marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa
from django.db import transaction

from mingjian.audit import log
from mingjian.clues.draws import draws_due
from mingjian.clues.learning.refreshing import learning_refresh_soon
from mingjian.clues.mentions import mentions_of, parties_of
from mingjian.clues.models import Clue, Mention, ModelRun, Run, Snooze
from mingjian.clues.services.waking import clues_wake, clues_wake_grown
from mingjian.clues.tally import tally_refresh
from mingjian.clues.writing import plans_refresh, rows_insert, wide_cache
from mingjian.engine.questions import SEVERITIES, is_on_trial
from mingjian.engine.results import ModelOutcome, Results, RunRecord

ROWS_A_STATEMENT = 500
ROWS_AT_ONCE = 20_000
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
    "last_run_id",
    "fingerprint",
    "finding",
)
_AS_FOUND = (
    "clue_id",
    "model",
    "institution_id",
    "subject_type",
    "subject_id",
    "sentence_zh",
    "sentence_en",
    "facts",
    "measure",
    "threshold",
    "quality",
    "as_of",
)


@dataclass(frozen=True)
class _Import:
    """One run on its way in: what the results say of each clue, and which subjects are to be left alone."""

    run: Run
    results: Results
    statuses: Mapping[str, str]
    snoozes: Mapping[tuple[str, str, str], Snooze]


def run_import(*, by: log.Platform, results: Results, run_id: str | None = None) -> Run:
    """Take over the run `run_id` (the newest by default); a run taken over before is given back as it stands."""
    with wide_cache(), transaction.atomic():
        run = _take_over(by, results, results.record(run_id))
        plans_refresh()
    return run


def _take_over(by: log.Platform, results: Results, record: RunRecord) -> Run:
    known = Run.objects.filter(run_id=record.run_id).first()
    if known:
        return known
    clues_wake(by=by)
    run = _enter(record)
    snoozes = {(one.model, one.institution_id, one.subject_id): one for one in Snooze.objects.all()}
    work = _Import(run, results, results.statuses(record), snoozes)
    changed = (model for model in record.models if model.fingerprint and not _is_as_it_was(work, model))
    with duckdb.connect() as engine:
        for models in _groups(changed):
            _renew(work, models, parties_of(engine, (results.evidence_path(one.fingerprint) for one in models)))
    answered = [model.id for model in record.models if model.status == "ok"]
    stale = Clue.objects.filter(model__in=answered).exclude(last_run=run).exclude(finding=Clue.Finding.GONE)
    stale.update(finding=Clue.Finding.GONE)
    clues_wake_grown(by=by, run=run)
    tally_refresh()
    learning_refresh_soon()
    draws_due.enqueue()
    log.record(by=by, action="run.import", about=run, clues=record.clues_total, as_of=record.as_of)
    return run


def _is_as_it_was(work: _Import, model: ModelOutcome) -> bool:
    """The model's answer is the one that the console holds already: only the run that saw it is renewed."""
    held = Clue.objects.filter(model=model.id, fingerprint=model.fingerprint)
    if model.new or not model.clues or held.count() != model.clues:
        return False
    held.update(last_run=work.run, finding=Clue.Finding.CONTINUING)
    return True


def _groups(models: Iterable[ModelOutcome]) -> Iterator[list[ModelOutcome]]:
    """Models in order, as many together as have no more clues than are entered at once."""
    group: list[ModelOutcome] = []
    for model in models:
        if group and sum(one.clues for one in (*group, model)) > ROWS_AT_ONCE:
            yield group
            group = []
        group.append(model)
    if group:
        yield group


def _renew(work: _Import, models: Sequence[ModelOutcome], parties: Mapping[str, set[str]]) -> None:
    fingerprints = {model.id: model.fingerprint for model in models}
    found = pa.concat_tables(work.results.clues_of(fingerprint) for fingerprint in fingerprints.values())
    for rows in _parts(found.to_pylist(), ROWS_AT_ONCE):
        entered = [_clue(row, work, fingerprints[row["model"]]) for row in rows]
        rows_insert(Clue, list(entered[0]), [tuple(one.values()) for one in entered], _RENEWED)
        _mention(rows, parties)


def _mention(rows: Sequence[Mapping[str, Any]], parties: Mapping[str, set[str]]) -> None:
    for part in _parts([row["clue_id"] for row in rows], ROWS_A_STATEMENT):
        Mention.objects.filter(clue__in=part).delete()
    rows_insert(Mention, ["clue_id", "kind", "key"], mentions_of(rows, parties))


def _parts(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


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
            reason_zh=model.reason.zh if model.reason else "",
            reason_en=model.reason.en if model.reason else "",
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


def _clue(row: Mapping[str, Any], work: _Import, fingerprint: str) -> dict[str, Any]:
    """A clue's columns with their values, as the database takes them."""
    snooze = work.snoozes.get((row["model"], row["institution_id"], row["subject_id"]))
    amount = str(row["amount"]) if row["amount"] is not None else None
    kept = {name: row[name] for name in _AS_FOUND}
    return kept | {
        "risk": row["model"].partition(".")[0],
        "amount": amount,
        "severity": SEVERITIES.index(row["severity"]) + 1,
        "arose_on": row["as_of"],
        "last_run_id": work.run.pk,
        "fingerprint": fingerprint,
        "finding": work.statuses[row["clue_id"]],
        "state": Clue.State.SNOOZED.value if snooze else Clue.State.OPEN.value,
        "snoozed_until": snooze.until if snooze else None,
        "aside_amount": amount if snooze else None,
        "aside_measure": row["measure"] if snooze else None,
        "case_number": "",
        "is_trial": is_on_trial(row["model"]),
        "expected_value": 0.0,
        "rank_value": 0.0,
    }
