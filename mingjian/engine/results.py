"""Where runs are kept: each question's answer once, under the fingerprint of its text and rows, and a record a run."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from mingjian.engine.clues import CLUE_SCHEMA
from mingjian.engine.contracts import Words
from mingjian.engine.errors import UserError
from mingjian.engine.evidence import EVIDENCE_SCHEMA
from mingjian.engine.indicators import VALUE_SCHEMA
from mingjian.engine.reasons import fault

ROWS_A_GROUP = 20_000


class RunNotFound(UserError):
    """A run was named that this home does not have."""

    code = "run_not_found"
    zh = "没有运行记录 {run_id}。请先运行 `mingjian run`，或从 {folder} 中选一次已有的运行。"
    en = "There is no run {run_id}. Run `mingjian run` first, or choose a run kept in {folder}."


class ClueNotFound(UserError):
    """A clue was named that the run does not have."""

    code = "clue_not_found"
    zh = "这次运行中没有疑点 {clue_id}。请用 `mingjian clues` 查看已有疑点。"
    en = "This run has no clue {clue_id}. See the clues there are with `mingjian clues`."


@dataclass(frozen=True)
class ModelOutcome:
    """How one model went in a run; new, continuing and gone are against the run before.

    An indicator goes likewise; it has no clues.
    """

    id: str
    status: str
    reason: Words | None = None
    clues: int = 0
    seconds: float = 0.0
    fingerprint: str = ""
    new: int = 0
    continuing: int = 0
    gone: int = 0


@dataclass(frozen=True)
class RunRecord:
    """What a run saw and did: with it any clue can be derived again as it was known on that day."""

    run_id: str
    as_of: date
    engine: str
    engine_version: str
    library_version: str
    started_at: datetime
    seconds: float
    source: dict[str, Any]
    parameters: Any
    models: tuple[ModelOutcome, ...]
    indicators: tuple[ModelOutcome, ...] = ()

    @property
    def clues_total(self) -> int:
        """All clues of all models."""
        return sum(model.clues for model in self.models)


class Results:
    """The `runs/` folder of a home."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made when the first run is kept."""
        self.folder = folder
        self._answers = folder / "answers"

    def known_clues(self, fingerprint: str) -> int | None:
        """How many clues an earlier run kept for this very text and these very rows; None if it never ran."""
        path = self._answers / f"{fingerprint}.clues.parquet"
        return pq.read_metadata(path).num_rows if path.exists() else None

    def knows_values(self, fingerprint: str) -> bool:
        """Whether an earlier run kept an indicator's values for this very text and these very rows."""
        return self._values_path(fingerprint).exists()

    def keep(self, fingerprint: str, clues: pa.Table, evidence: pa.Table | None) -> None:
        """Store one model's answer; the clues last, since their presence says that the answer is whole."""
        self._answers.mkdir(parents=True, exist_ok=True)
        _write(_by_clue(evidence), self._answers / f"{fingerprint}.evidence.parquet")
        _write(clues, self._answers / f"{fingerprint}.clues.parquet")

    def keep_values(self, fingerprint: str, values: pa.Table) -> None:
        """Store one indicator's answer."""
        self._answers.mkdir(parents=True, exist_ok=True)
        _write(values, self._values_path(fingerprint))

    def new_run_id(self, started: datetime) -> str:
        """An id that sorts by time."""
        return started.strftime("%Y%m%dT%H%M%S%f")[:-3]

    def publish(self, record: RunRecord) -> RunRecord:
        """Compare with the run before, store the record, and give it back with the counts filled in."""
        before = self._before(record)
        models, statuses = [], []
        for model in record.models:
            now = self._ids([model])
            earlier = self._ids([old for old in before.models if old.id == model.id]) if before else set()
            new, gone = now - earlier, earlier - now if model.status == "ok" else set()
            models.append(replace(model, new=len(new), continuing=len(now) - len(new), gone=len(gone)))
            statuses += [(clue, model.id, "new" if clue in new else "continuing") for clue in sorted(now)]
            statuses += [(clue, model.id, "gone") for clue in sorted(gone)]
        full = replace(record, models=tuple(models))
        self._store(full, statuses)
        return full

    def runs(self) -> list[str]:
        """The ids of all runs, oldest first."""
        return sorted(path.name.removesuffix(".run.json") for path in self.folder.glob("*.run.json"))

    def record(self, run_id: str | None = None) -> RunRecord:
        """The record of a run, the newest when none is named; raises RunNotFound."""
        chosen = run_id or (self.runs() or ["(none)"])[-1]
        path = self.folder / f"{chosen}.run.json"
        if not path.exists():
            raise RunNotFound(run_id=chosen, folder=self.folder)
        said = json.loads(path.read_text(encoding="utf-8"))
        said["as_of"] = date.fromisoformat(said["as_of"])
        said["started_at"] = datetime.fromisoformat(said["started_at"])
        for kind in ("models", "indicators"):
            said[kind] = tuple(map(_outcome, said.get(kind, ())))
        return RunRecord(**said)

    def clues(self, record: RunRecord) -> pa.Table:
        """All clues of a run with their status (new, continuing)."""
        parts = [self.clues_of(model.fingerprint) for model in record.models if model.fingerprint]
        whole = pa.concat_tables(parts) if parts else CLUE_SCHEMA.empty_table()
        held = self.statuses(record)
        status = pa.array([held[clue] for clue in whole.column("clue_id").to_pylist()], pa.string())
        return whole.append_column("status", status)

    def indicators(self, record: RunRecord) -> pa.Table:
        """All values of a run's indicators: indicator, institution_id (null: the sector), as_of, value, parts."""
        answered = [outcome.fingerprint for outcome in record.indicators if outcome.fingerprint]
        parts = [pq.read_table(self._values_path(fingerprint)) for fingerprint in answered]
        return pa.concat_tables(parts) if parts else VALUE_SCHEMA.empty_table()

    def evidence(self, record: RunRecord, clue: str) -> pa.Table:
        """The filed rows behind one clue, as they were when it arose; raises ClueNotFound."""
        for model in record.models:
            if model.fingerprint and clue in self._ids([model]):
                return self.evidence_of(model.fingerprint, clue)
        raise ClueNotFound(clue_id=clue)

    def _values_path(self, fingerprint: str) -> Path:
        return self._answers / f"{fingerprint}.values.parquet"

    def evidence_of(self, fingerprint: str, clue: str) -> pa.Table:
        """The filed rows behind a clue of the answer kept under `fingerprint`; none when it is kept no more."""
        path = self.evidence_path(fingerprint)
        if not path.exists():
            return EVIDENCE_SCHEMA.empty_table()
        return pq.read_table(path, filters=[("clue_id", "=", clue)])

    def evidence_path(self, fingerprint: str) -> Path:
        """Where the evidence of an answer is kept, by clue, so that one clue's rows lie together."""
        return self._answers / f"{fingerprint}.evidence.parquet"

    def clues_of(self, fingerprint: str) -> pa.Table:
        """The clues of the answer kept under `fingerprint`, without their status."""
        return pq.read_table(self._answers / f"{fingerprint}.clues.parquet")

    def statuses(self, record: RunRecord) -> dict[str, str]:
        """Each clue of a run, and each gone since the run before, with its status: new, continuing, gone."""
        rows = pq.read_table(self.folder / f"{record.run_id}.status.parquet")
        return dict(zip(rows.column("clue_id").to_pylist(), rows.column("status").to_pylist(), strict=True))

    def _ids(self, models: Iterable[ModelOutcome]) -> set[str]:
        paths = [self._answers / f"{model.fingerprint}.clues.parquet" for model in models if model.fingerprint]
        return {clue for path in paths for clue in pq.read_table(path, columns=["clue_id"]).column(0).to_pylist()}

    def _before(self, record: RunRecord) -> RunRecord | None:
        earlier = [run for run in self.runs() if run < record.run_id]
        return self.record(earlier[-1]) if earlier else None

    def _store(self, record: RunRecord, statuses: list[tuple[str, str, str]]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        columns = [list(column) for column in zip(*statuses, strict=True)] or [[], [], []]
        rows = pa.table([pa.array(column, pa.string()) for column in columns], names=["clue_id", "model", "status"])
        _write(rows, self.folder / f"{record.run_id}.status.parquet")
        path = self.folder / f"{record.run_id}.run.json"
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(record), default=str, ensure_ascii=False, indent=1), encoding="utf-8")
        draft.replace(path)


def _outcome(said: dict[str, Any]) -> ModelOutcome:
    reason = said["reason"]
    words = fault(reason) if isinstance(reason, str) else Words(**reason) if reason else None  # once it was one text
    return ModelOutcome(**{**said, "reason": words})


def _by_clue(evidence: pa.Table | None) -> pa.Table:
    """In order of clue and otherwise as it was (Arrow's sort is stable): a reader of one skips the other groups."""
    if evidence is None:
        return EVIDENCE_SCHEMA.empty_table()
    return evidence.take(pc.sort_indices(evidence, sort_keys=[("clue_id", "ascending")]))


def _write(rows: pa.Table, path: Path) -> None:
    draft = path.with_suffix(".draft")
    pq.write_table(rows, draft, compression="zstd", row_group_size=ROWS_A_GROUP)
    draft.replace(path)
