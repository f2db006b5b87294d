"""Recall and precision of a run against the truth that a city wrote: arithmetic only, no screen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv

from mingjian.cli.errors import FileMissing, TruthUnreadable

Subject = tuple[str, str]
NEEDED = ("model", "institution_id", "subject_id", "way", "is_violation")


@dataclass(frozen=True)
class Planted:
    """One line of the truth: a planted violation, or a near-miss that no model may report."""

    model: str
    subject: Subject
    way: str
    is_violation: bool


@dataclass(frozen=True)
class Score:
    """How one model did: what was planted, what was found, and which clues were right."""

    model: str
    planted: int
    found: int
    clues: int
    right: int
    near_misses: int
    near_misses_hit: int
    missed: tuple[str, ...] = ()

    @property
    def recall(self) -> float | None:
        """The share of the planted violations that were found; None when none was planted."""
        return self.found / self.planted if self.planted else None

    @property
    def precision(self) -> float | None:
        """The share of the clues that name a planted violation; None when there are no clues."""
        return self.right / self.clues if self.clues else None

    def document(self) -> dict[str, Any]:
        """The score as JSON shows it."""
        return {**self.__dict__, "missed": list(self.missed), "recall": self.recall, "precision": self.precision}


def read_truth(path: Path) -> list[Planted]:
    """The truth of a city, from its truth.csv."""
    if not path.is_file():
        raise FileMissing(path=path)
    as_text = pa_csv.ConvertOptions(column_types=dict.fromkeys(NEEDED, pa.string()))
    try:
        table = pa_csv.read_csv(path, convert_options=as_text)
    except pa.ArrowInvalid as fault:
        raise TruthUnreadable(path=path, missing=", ".join(NEEDED)) from fault
    missing = [name for name in NEEDED if name not in table.column_names]
    if missing:
        raise TruthUnreadable(path=path, missing=", ".join(missing))
    return [_planted(row) for row in table.to_pylist()]


def _planted(row: dict[str, str]) -> Planted:
    is_violation = row["is_violation"].lower() in ("true", "1")
    return Planted(row["model"], (row["institution_id"], row["subject_id"]), row["way"], is_violation)


def score(truth: Iterable[Planted], clues: Iterable[tuple[str, str, str]]) -> list[Score]:
    """A score for every model that was planted or has clues; a clue is (model, institution, subject)."""
    planted: dict[str, list[Planted]] = defaultdict(list)
    for each in truth:
        planted[each.model].append(each)
    found: dict[str, list[Subject]] = defaultdict(list)
    for model, institution, subject in clues:
        found[model].append((institution, subject))
    return [_score(model, planted[model], found[model]) for model in sorted(planted.keys() | found.keys())]


def _score(model: str, planted: Sequence[Planted], clues: Sequence[Subject]) -> Score:
    violations = {each.subject: each.way for each in planted if each.is_violation}
    near = {each.subject for each in planted if not each.is_violation} - violations.keys()
    hit = set(clues)
    return Score(
        model=model,
        planted=len(violations),
        found=len(violations.keys() & hit),
        clues=len(clues),
        right=sum(clue in violations for clue in clues),
        near_misses=len(near),
        near_misses_hit=len(near & hit),
        missed=tuple(
            sorted(f"{'/'.join(subject)} ({way})" for subject, way in violations.items() if subject not in hit)
        ),
    )


def by_risk(scores: Sequence[Score]) -> list[Score]:
    """The models of each risk together, named `<risk>.*`."""
    risks: dict[str, list[Score]] = {}
    for each in scores:
        risks.setdefault(each.model.partition(".")[0], []).append(each)
    return [in_all(group, f"{risk}.*") for risk, group in risks.items()]


def in_all(scores: Sequence[Score], name: str = "*") -> Score:
    """All of `scores` together."""
    counts = ("planted", "found", "clues", "right", "near_misses", "near_misses_hit")
    return Score(model=name, **{count: sum(getattr(each, count) for each in scores) for count in counts})
