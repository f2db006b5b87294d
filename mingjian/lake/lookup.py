"""Registers laid ready for single questions: one Arrow file a register and subject, in the subject's order.

It is read in place (mapped, shared by every process); one question is a binary search. Made again when more is filed.
"""

import threading
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import sqlalchemy as sa

from mingjian.lake.errors import RegisterNeverFiled
from mingjian.lake.lake import Lake
from mingjian.lake.ledger import FILING
from mingjian.lake.pin import Pin

LOOK_AGAIN_SECONDS = 10
ROWS_A_BATCH = 65_536
FOLDER = "lookup"
MANY = 8  # subjects from which on they are found faster together


@dataclass(frozen=True)
class Register:
    """Which register, asked by which column, telling which columns; its name is what its file begins with."""

    table: str
    subject: str
    columns: tuple[str, ...]
    name: str

    @property
    def shape(self) -> str:
        """Tells one choice of columns from another."""
        return sha256("|".join((self.table, self.subject, *self.columns)).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Laid:
    """One register laid ready: its rows in order, the day whose state they are, the newest day of the whole lake."""

    rows: pa.Table
    firsts: Sequence[str]
    as_of: date | None
    newest: date | None

    def find(self, subject: str, columns: Collection[str] = ()) -> list[dict[str, Any]]:
        """The rows of one subject; of some columns only, if any are named."""
        found: list[dict[str, Any]] = []
        for number in range(max(bisect_left(self.firsts, subject) - 1, 0), len(self.firsts)):
            if self.firsts[number] > subject:
                break
            batch = self._batches[number]
            start = _first(batch, subject)
            for place in range(start, batch.num_rows):
                if batch.column(0)[place].as_py() != subject:
                    break
                named = self._columns[number]
                found.append({name: each[place].as_py() for name, each in named if not columns or name in columns})
        return found

    def find_many(self, subjects: Sequence[str], columns: Collection[str] = ()) -> list[list[dict[str, Any]]]:
        """The rows of each of several subjects, as `find` gives them; many at once are found several times faster."""
        if len(subjects) < MANY:
            return [self.find(subject, columns) for subject in subjects]
        wanted, keys = sorted(set(subjects)), self.rows.column(0)
        sought = pa.array(wanted, keys.type)
        starts, ends = (pc.search_sorted(keys, sought, side=side).to_pylist() for side in ("left", "right"))
        spans = list(zip(starts, ends, strict=True))
        rows = self._at([place for span in spans for place in range(*span)], columns)
        found = {one: list(islice(rows, end - start)) for one, (start, end) in zip(wanted, spans, strict=True)}
        return [found[subject] for subject in subjects]

    def _at(self, places: Sequence[int], columns: Collection[str]) -> Iterator[dict[str, Any]]:
        """The rows at ascending places, which are taken from one batch after the other."""
        begin = 0
        for batch in self._batches:
            low, high = (bisect_left(places, edge) for edge in (begin, begin + batch.num_rows))
            if low < high:
                part = batch.select([name for name in batch.schema.names if not columns or name in columns])
                yield from part.take(pa.array([place - begin for place in places[low:high]])).to_pylist()
            begin += batch.num_rows

    @cached_property
    def _batches(self) -> list[pa.RecordBatch]:
        batches: list[pa.RecordBatch] = self.rows.to_batches()
        return batches

    @cached_property
    def _columns(self) -> list[list[tuple[str, pa.Array]]]:
        """The columns of each batch by name: one row is read from them faster than a slice is made."""
        return [list(zip(batch.schema.names, batch.columns, strict=True)) for batch in self._batches]


class Lookup:
    """The registers of a home, asked by subject; follows what is filed within seconds."""

    def __init__(self, lake: Lake) -> None:
        """Over `lake`; nothing is laid before it is asked for."""
        self._lake = lake
        self._folder = lake.home.path / FOLDER
        self._laid: dict[str, Laid] = {}
        self._filed = -1
        self._looked_at = 0.0
        self._lock = threading.Lock()

    def laid(self, register: Register) -> Laid:
        """The register as it was last filed; RegisterNeverFiled when it never was."""
        with self._lock:
            self._follow()
            found = self._laid.get(register.name)
            if found is None:
                found = self._laid[register.name] = self._lay(register)
        return found

    @property
    def key(self) -> bytes:
        """The key of personal identifiers."""
        return self._lake.key

    def _follow(self) -> None:
        now = monotonic()
        if now - self._looked_at < LOOK_AGAIN_SECONDS:
            return
        filed = next(iter(self._lake.ledger.rows(sa.select(sa.func.max(FILING.c.id).label("last"))))).last or 0
        if filed != self._filed:
            self._laid = {}
        self._filed, self._looked_at = filed, now

    def _lay(self, register: Register) -> Laid:
        path = self._folder / f"{register.name}-{register.shape}-{self._filed}.arrow"
        if not path.exists():
            _write(path, register, self._lake)
        with pa.memory_map(str(path)) as source:
            rows = pa.ipc.open_file(source).read_all()
        firsts = [batch.column(0)[0].as_py() for batch in rows.to_batches() if batch.num_rows]
        days = [(rows.schema.metadata or {}).get(name, b"").decode() for name in (b"as_of", b"newest")]
        return Laid(rows, firsts, *(date.fromisoformat(day) if day else None for day in days))


def _write(path: Path, register: Register, lake: Lake) -> None:
    pin = lake.pin(live=True)
    wanted = ", ".join(f'"{name}"' for name in dict.fromkeys((register.subject, *register.columns)))
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{threading.get_ident()}.tmp")
    with duckdb.connect() as engine:
        rows = _ordered(engine, pin, register, wanted, lake)
        days = {"as_of": _as_of(pin, register.table), "newest": pin.as_of.isoformat()}
        schema = rows.schema.with_metadata(days)
        with pa.OSFile(str(draft), "wb") as file, pa.ipc.new_file(file, schema) as writer:
            for batch in rows:
                writer.write_batch(batch.replace_schema_metadata(schema.metadata))
    draft.replace(path)
    for old in path.parent.glob(f"{register.name}-*.arrow"):
        if old != path:
            old.unlink(missing_ok=True)


def _ordered(
    engine: duckdb.DuckDBPyConnection, pin: Pin, register: Register, wanted: str, lake: Lake
) -> pa.RecordBatchReader:
    part = pin.slice(register.table, history=False) if register.table in pin.snapshots else None
    if part is None or not part.files:
        raise RegisterNeverFiled(table=register.table)
    files = list(lake.shelf.near(part.files))
    only = "" if part.filings is None else f" and _filing in ({', '.join(map(str, part.filings)) or 'null'})"
    sql = f"select {wanted} from read_parquet($1, union_by_name = true)"
    sql += f' where "{register.subject}" is not null{only} order by "{register.subject}"'
    return engine.sql(sql, params=[files]).to_arrow_reader(ROWS_A_BATCH)


def _as_of(pin: Pin, table: str) -> str:
    holding: Mapping[int, int] = pin.rows_filed.get(table, {})
    days = [filing.period for filing in pin.filings if filing.id in holding]
    return max(days).isoformat() if days else ""


def _first(batch: pa.RecordBatch, subject: str) -> int:
    column = batch.column(0)
    low, high = 0, batch.num_rows
    while low < high:
        middle = (low + high) // 2
        if column[middle].as_py() < subject:
            low = middle + 1
        else:
            high = middle
    return low
