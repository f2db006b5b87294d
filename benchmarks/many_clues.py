"""Many clues out of a run's few: copies under other ids, subjects and amounts, whole columns at once."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mingjian.engine.results import ModelOutcome, Results


def clues_multiply(results: Results, wanted: int, deep: str) -> None:
    """A run after the newest with every clue many times over; of the model `deep` the evidence too."""
    record = results.record()
    copies = max(1, wanted // record.clues_total)
    models = tuple(_copied(results, model, copies, with_evidence=model.id == deep) for model in record.models)
    results.publish(replace(record, run_id=results.new_run_id(datetime.now(UTC)), models=models))


def _copied(results: Results, model: ModelOutcome, copies: int, *, with_evidence: bool) -> ModelOutcome:
    if not model.clues:
        return model
    clues, evidence = results.clues_of(model.fingerprint), None
    if with_evidence:
        ids = clues.column("clue_id").to_pylist()
        evidence = _many(pa.concat_tables([results.evidence_of(model.fingerprint, one) for one in ids]), copies)
    fingerprint = f"copied-{model.fingerprint}"[:64]
    results.keep(fingerprint, _other_matters(_many(clues, copies), clues.num_rows, len(model.id)), evidence)
    return replace(model, fingerprint=fingerprint, clues=clues.num_rows * copies)


def _many(rows: pa.Table, copies: int) -> pa.Table:
    """The rows `copies` times, each time under other ids; the first time they are the originals."""
    whole, size = rows.take(pa.array(np.tile(np.arange(rows.num_rows), copies))), rows.num_rows
    ids = [
        clue if at < size else f"{at // size:05x}{clue[5:]}"
        for at, clue in enumerate(whole.column("clue_id").to_pylist())
    ]
    return _with(whole, "clue_id", pa.array(ids))


def _other_matters(clues: pa.Table, size: int, seed: int) -> pa.Table:
    """Other subjects and other amounts for all but the originals."""
    numbers = np.arange(clues.num_rows) // size
    subjects = pc.binary_join_element_wise(clues.column("subject_id"), pa.array(numbers.astype(str)), "/")
    factors = np.where(numbers == 0, 1, np.random.default_rng(seed).lognormal(0, 1, clues.num_rows))
    amounts = pc.round(pc.multiply(clues.column("amount").cast(pa.float64()), pa.array(factors)), 2)
    renamed = _with(clues, "subject_id", pc.if_else(pa.array(numbers == 0), clues.column("subject_id"), subjects))
    return _with(renamed, "amount", amounts.cast(clues.schema.field("amount").type))


def _with(rows: pa.Table, name: str, column: Any) -> pa.Table:
    return rows.set_column(rows.schema.get_field_index(name), rows.schema.field(name), column)
