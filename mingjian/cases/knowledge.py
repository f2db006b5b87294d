"""What the room asks the library and the home: terms of practice, titles of models, the filed rows behind a clue."""

from dataclasses import replace
from datetime import date
from typing import Any

from mingjian.clues.models import Clue
from mingjian.engine.contracts import Words
from mingjian.engine.results import ClueNotFound, RunNotFound, RunRecord
from mingjian.web.home import results
from mingjian.web.library import library


def days(name: str, on: date) -> int:
    """The number of days that practice gives for `name` (library/parameters/cases/) on a day."""
    dated = library().parameters[f"cases.{name}"].on(on)
    return int(dated.value) if dated and dated.value is not None else 0


def model_title(model: str) -> Words:
    """The model's title; its id where the library no longer has it."""
    known = library().models.get(model)
    return known.title if known else Words(model, model)


def record_of(run_id: str, model: str) -> RunRecord | None:
    """The record of a run, narrowed to one model; None where the home has it no more."""
    try:
        record = results().record(run_id)
    except RunNotFound:
        return None
    return replace(record, models=tuple(one for one in record.models if one.id == model))


def rows_behind(clue: Clue) -> list[dict[str, Any]]:
    """The institution's own filed rows behind a clue: table, period, file, line, row (JSON)."""
    record = record_of(clue.last_run_id, clue.model)
    if record is None:
        return []
    try:
        rows = results().evidence(record, clue.clue_id).to_pylist()
    except ClueNotFound:
        return []
    return [row for row in rows if row["institution_id"] == clue.institution_id]
