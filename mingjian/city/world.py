"""The city itself: its cast in columns, its journal of movements, and what the planted cases added to both.

The honest mass is drawn in whole columns (frames); acts append single rows. Row numbers run on from one to the other,
so that a planted person or loan looks like any other once it is filed.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mingjian.city.clock import Clock
from mingjian.city.schema import CAST

Column = Any  # a numpy array or an Arrow one: Arrow ships no types
Frame = dict[str, Column]
ARROW: Mapping[str, pa.DataType] = {
    "varchar": pa.string(),
    "integer": pa.int32(),
    "bigint": pa.int64(),
    "double": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
    "timestamp": pa.timestamp("s"),
}


class Override(NamedTuple):
    """One filed value that a planted case wants otherwise than the city would derive it."""

    entity: str
    number: int
    column: str
    value: Any
    since: date
    until: date


@dataclass
class World:
    """One city while it is drawn."""

    seed: int
    people: int
    clock: Clock
    frames: dict[str, Frame] = field(default_factory=dict)
    planted: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {name: [] for name in CAST})
    movements: list[Frame] = field(default_factory=list)
    planted_movements: list[dict[str, Any]] = field(default_factory=list)
    overrides: list[Override] = field(default_factory=list)
    capital: dict[int, float] = field(default_factory=dict)

    def rng(self, name: str) -> np.random.Generator:
        """The chance of one part of the city, which no other part disturbs."""
        return np.random.default_rng([self.seed, zlib.crc32(name.encode())])

    def set(self, table: str, frame: Frame) -> None:
        """Put the honest rows of one table."""
        unknown = frame.keys() - CAST[table].keys()
        if unknown:
            raise KeyError(f"{table} has no column {', '.join(sorted(unknown))}")
        self.frames[table] = frame

    def size(self, table: str) -> int:
        """How many honest rows a table has."""
        frame = self.frames.get(table)
        return len(next(iter(frame.values()))) if frame else 0

    def append(self, table: str, row: Mapping[str, Any]) -> int:
        """Add one planted row and return its number."""
        unknown = row.keys() - CAST[table].keys()
        if unknown:
            raise KeyError(f"{table} has no column {', '.join(sorted(unknown))}")
        number = self.size(table) + len(self.planted[table])
        self.planted[table].append(dict(row) | {"no": number})
        return number

    def value(self, table: str, number: int, column: str) -> Any:
        """One value of one row, honest or planted."""
        honest = self.size(table)
        if number >= honest:
            return self.planted[table][number - honest].get(column)
        values = self.frames[table].get(column)
        if values is None:
            return None
        found = values[number]
        return found.as_py() if isinstance(found, pa.Scalar) else found.item()

    def numbers(self, table: str, column: str, missing: int = -1) -> npt.NDArray[np.int64]:
        """A whole numeric column, honest then planted; None as `missing`."""
        honest = self.frames.get(table, {}).get(column)
        base = np.full(self.size(table), missing) if honest is None else _as_numbers(honest, missing)
        added = [row.get(column) for row in self.planted[table]]
        tail = np.array([missing if value is None else value for value in added], dtype=np.int64)
        return np.concatenate([base.astype(np.int64), tail])

    def dates(self, table: str, column: str) -> npt.NDArray[np.datetime64]:
        """A whole date column, honest then planted; None as NaT."""
        honest = self.frames.get(table, {}).get(column)
        base = np.full(self.size(table), "NaT", dtype="datetime64[D]") if honest is None else np.asarray(honest)
        added = [row.get(column) for row in self.planted[table]]
        tail = np.array(
            [np.datetime64("NaT") if day is None else np.datetime64(day) for day in added], dtype="datetime64[D]"
        )
        return np.concatenate([base.astype("datetime64[D]"), tail])

    def arrow(self, table: str) -> pa.Table:
        """The whole table, honest and planted, with every column of the schema in its type."""
        schema = pa.schema([(name, ARROW[kind]) for name, kind in CAST[table].items()])
        honest, count = self.frames.get(table, {}), self.size(table)
        columns = [_as_arrow(honest.get(name), ARROW[kind], count, name) for name, kind in CAST[table].items()]
        mass = pa.Table.from_arrays(columns, schema=schema)
        rows = [{name: row.get(name) for name in CAST[table]} for row in self.planted[table]]
        return pa.concat_tables([mass, pa.Table.from_pylist(rows, schema=schema)]) if rows else mass


def _as_numbers(values: Column, missing: int) -> npt.NDArray[Any]:
    if isinstance(values, np.ndarray):
        return values
    return np.asarray(values.fill_null(missing).to_numpy(zero_copy_only=False))


def _as_arrow(values: Column | None, kind: pa.DataType, count: int, name: str) -> pa.Array | pa.ChunkedArray:
    if name == "no":
        return pa.array(np.arange(count, dtype=np.int32))
    if values is None:
        return pa.nulls(count, kind)
    if not isinstance(values, np.ndarray):
        return values.cast(kind)
    if values.dtype.kind == "i" and kind == pa.int32():
        return pa.array(values.astype(np.int32), mask=values < 0)
    if values.dtype.kind == "M":
        return pa.array(values.astype("datetime64[D]")).cast(kind)
    return pa.array(values).cast(kind)


def pick(words: Sequence[str], index: npt.NDArray[Any]) -> pa.Array:
    """Words chosen by index, as a column; a negative index is nothing."""
    chosen = pa.array(np.where(index < 0, 0, index), mask=index < 0)
    return pa.array(list(words), type=pa.string()).take(chosen)


def joined(*columns: Column) -> Column:
    """Columns of one kind, one after the other."""
    if isinstance(columns[0], np.ndarray):
        return np.concatenate(columns)
    return pa.concat_arrays(
        [column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column for column in columns]
    )
