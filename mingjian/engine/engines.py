"""What the engine room asks of a database (`Engine`) and of the filed data (`Source`)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import pyarrow as pa


class Slice(Protocol):
    """The part of one table that a run may see: Parquet files, and the filings in them that count (None: all)."""

    @property
    def files(self) -> Sequence[str]:
        """The Parquet files to read."""

    @property
    def filings(self) -> Sequence[int] | None:
        """The filings whose rows count; None when all rows of the files do."""


class Source(Protocol):
    """The filed data as known at one moment; the lake's pin is one, a test's rows are another."""

    @property
    def as_of(self) -> date:
        """The run date: nothing filed for a later period is seen, but for what is filed day by day."""

    @property
    def daily_as_of(self) -> date:
        """The last day of what is filed day by day: the date of questions about it alone."""

    def slice(self, table: str, history: bool) -> Slice:
        """The state of a table at the run date, or everything up to it."""

    def record(self) -> dict[str, Any]:
        """What must be kept to see the same data again."""

    def quality(self, institution_id: str, table: str) -> float | None:
        """The score (0 to 100) of what the institution filed last for the table; None if it filed nothing."""

    def file_names(self, files: Sequence[int]) -> Mapping[int, str]:
        """The names of received files by their numbers."""


class Engine(Protocol):
    """The few verbs by which questions are run; DuckDB and Spark have them, and models see no difference.

    SQL is given in DuckDB's dialect; an engine that speaks another translates it.
    """

    name: str
    version: str

    def attach(self, name: str, part: Slice, columns: Mapping[str, str]) -> None:
        """Give the rows of `part` the name `name`; columns are typed as the contract says."""

    def put(self, name: str, rows: pa.Table) -> None:
        """Give rows that Python made the name `name`."""

    def define(self, name: str, sql: str) -> None:
        """Give a SELECT a name without computing it."""

    def materialise(self, name: str, sql: str) -> None:
        """Compute a SELECT once and keep its rows under `name`."""

    def collect(self, sql: str) -> pa.Table:
        """The rows of a SELECT."""

    def look_up(self, name: str, columns: Iterable[str], keys: pa.Table, on: Mapping[str, str]) -> pa.Table:
        """The `columns` of the rows attached as `name` that `keys` leads to, each beside all that its key says.

        `on` gives for a column of the rows the column of `keys`, a text, that it equals.
        """

    def close(self) -> None:
        """Let go of everything held."""


@dataclass(frozen=True)
class Part:
    """A slice made by hand."""

    files: tuple[str, ...]
    filings: tuple[int, ...] | None = None


def matching(rows: str, columns: Iterable[str], keys: pa.Table, on: Mapping[str, str]) -> str:
    """The SELECT that looks up `keys`, put as `_key`, in `rows`; see Engine.look_up."""
    said = [*(f'_key."{name}"' for name in keys.column_names), *(f'filed."{name}"' for name in columns)]
    equal = " and ".join(f'cast(filed."{column}" as varchar) = _key."{key}"' for column, key in on.items())
    return f"select {', '.join(said)} from {rows} as filed join _key on {equal}"
