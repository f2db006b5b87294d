"""A model's text against the one in force, over every period of the lake: clues added, dropped, moved, the same."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from mingjian.catalogue.overlay import Text
from mingjian.engine.compiler import Compiler
from mingjian.engine.engines import Engine, Slice
from mingjian.engine.library import Library
from mingjian.engine.plan import is_daily
from mingjian.engine.results import Results
from mingjian.engine.run import Order, run
from mingjian.lake import Lake
from mingjian.workspace import Filed, Means, open_engine

COMPARED = ("measure", "amount")
Tell = Callable[[int, int], None]
Clues = dict[str, dict[str, Any]]


class ModelFailed(Exception):
    """A text that cannot be run over the filed data; the message is the engine's."""


@dataclass(frozen=True)
class Step:
    """One period: the clues of both texts, by id."""

    period: date
    before: Clues
    after: Clues

    def differences(self) -> Iterator[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]:
        """(kind, clue before, clue after) of each clue; the kind is added, dropped, moved or same."""
        for clue in sorted(self.before.keys() | self.after.keys()):
            old, new = self.before.get(clue), self.after.get(clue)
            yield _kind(old, new), old, new


@dataclass(frozen=True)
class Pair:
    """What is compared: the library as it is in force, the model, and its new text."""

    library: Library
    model: str
    text: Text


def compare(pair: Pair, home: Path, tell: Tell) -> Iterator[Step]:
    """Run both texts over each period of the lake of `home`, oldest first.

    Answers are kept under `runs/comparisons`, so that a text compared before is not run again. Only the one model and
    the features that it reads are computed.
    """
    lake = Lake.open(home)
    results = Results(home / "runs" / "comparisons")
    with TemporaryDirectory(prefix="mingjian-") as folder:
        pair.text.lay(Path(folder), pair.model)
        changed = pair.library.overlaid(Path(folder))
        periods = lake.pin().periods(daily=_is_daily(pair, changed))
        for number, period in enumerate(periods, 1):
            filed, engine = Filed(lake, lake.pin(period)), Shared(open_engine(lake, Means()))
            try:
                orders = (Order(one, filed, pair.model) for one in (pair.library, changed))
                before, after = (_clues(order, engine, results) for order in orders)
            finally:
                engine.close()
            yield Step(period, before, after)
            tell(number, len(periods))


def tallies(step: Step) -> list[dict[str, Any]]:
    """How many clues of each kind each institution has in a step."""
    counts: dict[str, Counter[str]] = {}
    for kind, old, new in step.differences():
        counts.setdefault((new or old or {})["institution_id"], Counter())[kind] += 1
    return [
        {"period": step.period.isoformat(), "institution": institution, **count}
        for institution, count in sorted(counts.items())
    ]


class Shared:
    """An engine over one view of the lake that does for the second text nothing again that it did for the first."""

    def __init__(self, engine: Engine) -> None:
        """`engine` does the work."""
        self.name, self.version = engine.name, engine.version
        self._engine = engine
        self._done: set[tuple[str, str]] = set()

    def attach(self, name: str, part: Slice, columns: Mapping[str, str]) -> None:
        """See Engine.attach; the view of the lake is the same for both texts."""
        if self._is_new(name, ""):
            self._engine.attach(name, part, columns)

    def put(self, name: str, rows: pa.Table) -> None:
        """See Engine.put."""
        self._engine.put(name, rows)

    def define(self, name: str, sql: str) -> None:
        """See Engine.define."""
        if self._is_new(name, sql):
            self._engine.define(name, sql)

    def materialise(self, name: str, sql: str) -> None:
        """See Engine.materialise."""
        if self._is_new(name, sql):
            self._engine.materialise(name, sql)

    def collect(self, sql: str) -> pa.Table:
        """See Engine.collect."""
        return self._engine.collect(sql)

    def look_up(self, name: str, columns: Iterable[str], keys: pa.Table, on: Mapping[str, str]) -> pa.Table:
        """See Engine.look_up."""
        return self._engine.look_up(name, columns, keys, on)

    def close(self) -> None:
        """See Engine.close."""
        self._engine.close()

    def _is_new(self, name: str, sql: str) -> bool:
        is_new = (name, sql) not in self._done
        self._done.add((name, sql))
        return is_new


def _is_daily(pair: Pair, changed: Library) -> bool:
    """Whether the model is about what is filed day by day; then its periods are those days."""
    model = pair.library.models.get(pair.model) or changed.models[pair.model]
    return is_daily(Compiler(changed, date.max).compile(model.sql, model.path), changed)


def _clues(order: Order, engine: Engine, results: Results) -> Clues:
    if order.pattern not in order.library.models:
        return {}
    lean = replace(order.library, models={order.pattern: order.library.models[order.pattern]}, indicators={})
    record = run(replace(order, library=lean), engine, results)
    failed = [outcome.reason for outcome in record.models if outcome.status == "failed"]
    if failed:
        raise ModelFailed(failed[0])
    return {row["clue_id"]: row for row in results.clues(record).to_pylist()}


def _kind(old: dict[str, Any] | None, new: dict[str, Any] | None) -> str:
    if old is None:
        return "added"
    if new is None:
        return "dropped"
    return "same" if all(old[name] == new[name] for name in COMPARED) else "moved"
