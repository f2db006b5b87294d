"""Runs a plan on an engine: features once, questions one by one, evidence by table; what is known is kept."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pyarrow as pa

from mingjian.engine import indicators, reasons
from mingjian.engine.clues import CONTRACT, Found, codes_of, evidence_tables, find
from mingjian.engine.computing import compute
from mingjian.engine.contracts import Table, Words
from mingjian.engine.engines import Engine, Source
from mingjian.engine.evidence import by_model, keys_of, look_up
from mingjian.engine.library import Library
from mingjian.engine.plan import Plan, Task, base_table, features_read
from mingjian.engine.questions import Indicator, Model
from mingjian.engine.results import ModelOutcome, Results, RunRecord

AHEAD = 2

Progress = Callable[[str, int, int], None]
_Asked = tuple[Task, Future[ModelOutcome]]


@dataclass
class _Work:
    """Everything one run holds while it goes on."""

    library: Library
    source: Source
    engine: Engine
    plan: Plan
    results: Results
    attached: set[str] = field(default_factory=set)
    computed: set[str] = field(default_factory=set)
    found: dict[str, tuple[Task, pa.Table]] = field(default_factory=dict)
    keys: dict[str, list[pa.Table]] = field(default_factory=dict)


@dataclass(frozen=True)
class Order:
    """What is to be run: which models (a pattern on their ids) of which library, over which data."""

    library: Library
    source: Source
    pattern: str = "*"
    progress: Progress | None = None


def run(order: Order, engine: Engine, results: Results) -> RunRecord:
    """Run the models of `order` over its pinned data and keep the clues under `results`.

    One model that fails stops nobody else. The record says for each model how it went and how many clues it has,
    against the run before: new, continuing, gone.
    """
    started = datetime.now(UTC)
    library, source = order.library, order.source
    plan = Plan(library, source, order.pattern)
    work = _Work(library, source, engine, plan, results)
    answers = list(_answers(work, order.progress))
    _keep(work)
    record = RunRecord(
        run_id=results.new_run_id(started),
        as_of=source.as_of,
        engine=engine.name,
        engine_version=engine.version,
        library_version=library.version,
        started_at=started,
        seconds=(datetime.now(UTC) - started).total_seconds(),
        source=source.record(),
        parameters=_parameters(library, [task for task, _ in answers]),
        models=tuple(outcome for task, outcome in answers if isinstance(task.question, Model)),
        indicators=tuple(outcome for task, outcome in answers if isinstance(task.question, Indicator)),
    )
    return results.publish(record)


def _answers(work: _Work, progress: Progress | None) -> Iterator[tuple[Task, ModelOutcome]]:
    """Each task with how it went, in the library's order; a thread settles its rows while the engine goes on."""
    with ThreadPoolExecutor(1) as beside:
        asked = ((task, beside.submit(_asked(work, task))) for task in work.plan.tasks())
        for number, (task, outcome) in enumerate(_behind(asked), 1):
            yield task, outcome.result()
            if progress:
                progress(task.question.id, number, len(work.plan.questions))


def _behind(asked: Iterator[_Asked]) -> Iterator[_Asked]:
    """The same, each handed on when two more have been asked, so that no more rows than theirs are held."""
    waiting: deque[_Asked] = deque()
    for one in asked:
        waiting.append(one)
        if len(waiting) > AHEAD:
            yield waiting.popleft()
    yield from waiting


def _asked(work: _Work, task: Task) -> Callable[[], ModelOutcome]:
    """Have the engine answer one model or indicator, unless an earlier run did; what is left to do for its outcome."""
    name = task.question.id
    if task.flaws:
        return partial(ModelOutcome, name, "failed", reasons.fault("; ".join(map(str, task.flaws))))
    if task.skipped:
        return partial(ModelOutcome, name, "skipped", task.skipped)
    known = _known(work, task)
    if known is not None:
        return partial(ModelOutcome, name, "ok", reasons.UNCHANGED, known, 0.0, task.fingerprint)
    before = time.perf_counter()
    try:
        rows = _rows(work, task, CONTRACT if isinstance(task.question, Model) else indicators.CONTRACT)
    except Exception as fault:  # noqa: BLE001 - one model's fault must not stop the others; it is reported
        return partial(_failed, name, fault, time.perf_counter() - before)
    return partial(_settled, work, task, rows, time.perf_counter() - before)


def _settled(work: _Work, task: Task, rows: pa.Table, asking: float) -> ModelOutcome:
    """The outcome of rows that the engine took `asking` seconds to find."""
    name, before = task.question.id, time.perf_counter()
    try:
        clues, reason = _settle(work, task, rows)
    except Exception as fault:  # noqa: BLE001 - as above
        return _failed(name, fault, asking + time.perf_counter() - before)
    return ModelOutcome(name, "ok", reason, clues, asking + time.perf_counter() - before, task.fingerprint)


def _failed(name: str, fault: Exception, seconds: float) -> ModelOutcome:
    return ModelOutcome(name, "failed", reasons.fault(f"{type(fault).__name__}: {fault}"), 0, seconds)


def _known(work: _Work, task: Task) -> int | None:
    """How many clues are known from an earlier run; of an indicator none, when its values are."""
    if isinstance(task.question, Model):
        return work.results.known_clues(task.fingerprint)
    return 0 if work.results.knows_values(task.fingerprint) else None


def _settle(work: _Work, task: Task, rows: pa.Table) -> tuple[int, Words | None]:
    """Make clues or values of an answer's rows; how many clues it has, and what is to be said about them."""
    question = task.question
    if isinstance(question, Indicator):
        work.results.keep_values(task.fingerprint, indicators.values(question, rows, task.as_of))
        return 0, None
    codes = codes_of(work.library, task.reads, rows.column_names)
    found = find(question, rows, task.as_of, _quality(work, task, rows), codes)
    work.found[question.id] = (task, found.clues)
    _want(work, task, found)
    return found.clues.num_rows, reasons.merged(found.merged) if found.merged else None


def _want(work: _Work, task: Task, found: Found) -> None:
    """Note the keys of the filed rows behind what was found, by the view that has them."""
    assert task.compiled  # noqa: S101 - it was run
    for table in evidence_tables(work.library, task.compiled, task.reads):
        view = table.name if table.name in task.reads else f"{table.name}_history"
        work.keys.setdefault(view, []).append(keys_of(task.question.id, table, found.rows))


def _rows(work: _Work, task: Task, contract: tuple[str, ...]) -> pa.Table:
    assert task.compiled  # noqa: S101 - a task without flaws is compiled
    _prepare(work, task)
    rows = work.engine.collect(task.compiled.sql)
    missing = [name for name in contract if name not in rows.column_names]
    if missing:
        raise ValueError(f"the result lacks {', '.join(missing)}")
    return rows


def _prepare(work: _Work, task: Task) -> None:
    """Attach the tables and compute the features that the model reads and nobody has asked for yet."""
    for name in task.reads:
        if name not in work.attached:
            work.engine.attach(name, work.plan.slices[name], work.library.tables[base_table(name)[0]].lake_types)
            work.attached.add(name)
    assert task.compiled  # noqa: S101 - a task without flaws is compiled
    for name in features_read(task.compiled, work.plan.compiler):
        if name not in work.computed:
            compute(work.engine, work.plan.compiler, name)
            work.computed.add(name)


def _quality(work: _Work, task: Task, rows: pa.Table) -> dict[str, float | None]:
    """The lowest score of the tables under the clues, by institution."""
    institutions = set(rows.column("institution_id").to_pylist())
    tables = {base_table(name)[0] for name in task.reads}
    return {institution: _lowest(work.source, institution, tables) for institution in institutions}


def _lowest(source: Source, institution: str, tables: Iterable[str]) -> float | None:
    scores = [score for table in tables if (score := source.quality(institution, table)) is not None]
    return min(scores, default=None)


def _keep(work: _Work) -> None:
    """Fetch the evidence of all new clues, one scan a table, and store each model's answer under its fingerprint."""
    evidence = _evidence(work)
    for model, (task, clues) in work.found.items():
        work.results.keep(task.fingerprint, clues, evidence.get(model))


def _evidence(work: _Work) -> dict[str, pa.Table]:
    """What is filed behind the clues of each model; each table is read once for all, written out beside the next."""
    parts: dict[str, list[pa.Table]] = {}
    with ThreadPoolExecutor(1) as beside:
        written = [beside.submit(by_model, work.source, table, rows) for table, rows in _looked_up(work)]
    for one in written:
        for model, rows in one.result().items():
            parts.setdefault(model, []).append(rows)
    return {model: pa.concat_tables(tables) for model, tables in parts.items()}


def _looked_up(work: _Work) -> Iterator[tuple[Table, pa.Table]]:
    for view, keys in work.keys.items():
        wanted = pa.concat_tables(keys)
        if wanted.num_rows:
            table = work.library.tables[base_table(view)[0]]
            yield table, look_up(work.engine, table, view, wanted)


def _parameters(library: Library, tasks: Iterable[Task]) -> Mapping[str, Any]:
    """The value in force at the question's date of every parameter that a model of the run names."""
    days = {name: task.as_of for task in tasks if task.compiled for name in task.compiled.parameters}
    values = {name: library.parameters[name].on(day) for name, day in sorted(days.items())}
    return {name: str(dated.value) if dated else None for name, dated in values.items()}
