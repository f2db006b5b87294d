"""Writes statements as institutions file them: EAST text, CSV or Parquet, one file a table, institution and month."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from queue import SimpleQueue

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from mingjian.city.filler import filled
from mingjian.city.spelling import line, narrow
from mingjian.city.world import Override
from mingjian.engine.contracts import Column, Table

GB18030_BANK = "B0005"
# How an institution names its files, by its number; all of these must load.
NAME_FORMS = ("zh", "en", "number", "code")
DESKS = 2
EXTENSIONS = {"east": "txt", "csv": "csv", "parquet": "parquet"}


@dataclass(frozen=True)
class Statement:
    """One table of the standard as the city files it: its contract and the SELECT that derives its rows."""

    table: Table
    sql: str
    entity: str | None

    @property
    def order(self) -> str:
        """What rows are sorted by, so that the same seed writes the same bytes."""
        return ", ".join(["s.institution_id", "s.period", *(f"s.{name}" for name in self.table.grain)])


@dataclass(frozen=True)
class Desk:
    """Where filings are written, in which format."""

    con: duckdb.DuckDBPyConnection
    folder: Path
    form: str
    overrides: tuple[Override, ...]

    def file(self, statement: Statement) -> int:
        """Write every file of one statement for the months at hand; returns the rows written."""
        try:
            return self._write_parquet(statement) if self.form == "parquet" else self._write_text(statement)
        except duckdb.Error as error:
            error.add_note(f"in the statement of {statement.table.name}")
            raise

    def _typed(self, statement: Statement) -> tuple[str, dict[str, str]]:
        """The statement with every column of the contract, in the standard's order, overrides applied.

        Beside it, the SQL of the columns that say the same in every row.
        """
        given = self.con.sql(statement.sql).columns
        has_branch = "_branch" in given
        layers = list(override_layers(statement, self.overrides))
        columns = [_Filed.of(column, given, has_branch, layers) for column in statement.table.columns.values()]
        kind = attrgetter("sql_type") if self.form == "parquet" else narrow
        typed = {each.column.name: f"({each.sql})::{kind(each.column)}" for each in columns}
        joins = ["left join branch_wide b on b.no = s._branch"] if has_branch else []
        for number, layer in enumerate(layers):
            self.con.register(f"override_{number}", layer)
            joins.append(
                f"left join override_{number} o{number} on o{number}.number = s._no"
                f" and s.period between o{number}.since and o{number}.until"
            )
        chosen = ", ".join(f"{sql} as {name}" for name, sql in typed.items())
        sql = f"select s.institution_id, s.period, {chosen} from ({statement.sql}) s {' '.join(joins)}"
        return sql, {each.column.name: typed[each.column.name] for each in columns if each.is_alike}

    def _write_text(self, statement: Statement) -> int:
        typed, alike = self._typed(statement)
        spelled = line(self.con, statement.table, alike, self.form)
        query = f"select institution_id, period, {spelled} as line from ({typed}) s order by {statement.order}"
        rows = 0
        started: set[Path] = set()
        for batch in self.con.sql(query).to_arrow_reader(1_000_000):
            rows += batch.num_rows
            self._append_all(statement, batch, started)
        return rows

    def _append_all(self, statement: Statement, batch: pa.RecordBatch, started: set[Path]) -> None:
        header = ",".join(statement.table.columns) + "\n" if self.form == "csv" else ""
        for institution, period, start, stop in slices(batch):
            self._append(self._path(statement, institution, period), _lines(batch, start, stop), header, started)

    def _append(self, path: Path, lines: bytes | memoryview, header: str, started: set[Path]) -> None:
        first = path not in started
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.form == "east" and GB18030_BANK in path.name:
            lines = str(lines, "utf-8").encode("gb18030")
        with path.open("wb" if first else "ab") as file:
            file.write(header.encode() if first else b"")
            file.write(lines)
        started.add(path)

    def _write_parquet(self, statement: Statement) -> int:
        table = (
            self.con.sql(f"select s.* from ({self._typed(statement)[0]}) s order by {statement.order}")
            .to_arrow_table()
            .combine_chunks()
        )
        for batch in table.to_batches():
            for institution, period, start, stop in slices(batch):
                path = self._path(statement, institution, period)
                path.parent.mkdir(parents=True, exist_ok=True)
                rows = pa.Table.from_batches([batch.slice(start, stop - start)]).drop_columns(
                    ["institution_id", "period"]
                )
                pq.write_table(rows, path, compression="zstd")
        return int(table.num_rows)

    def _path(self, statement: Statement, institution: str, period: date) -> Path:
        day = f"{period:%Y%m%d}"
        name = _file_name(statement.table, institution) if self.form == "east" else statement.table.name
        return self.folder / institution / day / f"{institution}-{name}-{day}.{EXTENSIONS[self.form]}"


def _file_name(table: Table, institution: str) -> str:
    form = NAME_FORMS[int(institution[1:]) % 4] if institution.startswith("B") else "name"
    names = {"zh": table.title.zh, "en": table.name, "number": table.east5_number, "code": table.east5_code}
    return names.get(form) or table.name


@dataclass(frozen=True)
class _Filed:
    """One column as it is filed: its SQL, and whether that is the same in every row."""

    column: Column
    sql: str
    is_alike: bool

    @classmethod
    def of(cls, column: Column, given: list[str], has_branch: bool, layers: list[pa.Table]) -> "_Filed":
        """What the statement gives, else what fills the column; overrides first."""
        own = f"s.{column.name}" if column.name in given else filled(column, has_branch)
        sql = _overridden(column, own, layers)
        return cls(column, sql, sql == own and not own.startswith(("s.", "b.")))


class Desks:
    """Desks beside each other: most statements are too small for the engine to divide between its threads."""

    def __init__(self, first: Desk) -> None:
        """As many like the first; nothing is filed yet."""
        self._free: SimpleQueue[Desk] = SimpleQueue()
        for _ in range(DESKS):
            self._free.put(replace(first, con=first.con.cursor()))
        self._pool = ThreadPoolExecutor(DESKS)

    def filed(self, statements: Sequence[Statement]) -> Iterator[tuple[Statement, int]]:
        """File every statement for the months at hand; each with how many rows were written."""
        yield from zip(statements, self._pool.map(self._file, statements), strict=True)

    def close(self) -> None:
        """File no more."""
        self._pool.shutdown(cancel_futures=True)

    def _file(self, statement: Statement) -> int:
        desk = self._free.get()
        try:
            return desk.file(statement)
        finally:
            self._free.put(desk)


def override_layers(statement: Statement, overrides: tuple[Override, ...]) -> Iterator[pa.Table]:
    """The overrides of one statement as tables to join.

    Rows of one number that differ in time come in separate layers.
    """
    wanted = [o for o in overrides if o.entity == statement.entity and o.column in statement.table.columns]
    layers: list[dict[int, dict[str, object]]] = []
    for said in wanted:
        layer = next((x for x in layers if _fits(x, said)), None)
        if layer is None:
            layers.append(layer := {})
        row = layer.setdefault(said.number, {"number": said.number, "since": said.since, "until": said.until})
        row[said.column] = "" if said.value is None else str(said.value)
    for layer in layers:
        names = sorted({name for row in layer.values() for name in row})
        yield pa.Table.from_pylist([{name: row.get(name) for name in names} for row in layer.values()])


def _fits(layer: dict[int, dict[str, object]], said: Override) -> bool:
    row = layer.get(said.number)
    return row is None or (row["since"], row["until"]) == (said.since, said.until)


def _overridden(column: Column, sql: str, layers: list[pa.Table]) -> str:
    for number, layer in enumerate(layers):
        if column.name in layer.column_names:
            value = f"o{number}.{column.name}"
            sql = (
                f"case when {value} is null then {sql} when {value} = '' then null else {value}::{column.sql_type} end"
            )
    return sql


def slices(batch: pa.RecordBatch) -> Iterator[tuple[str, date, int, int]]:
    """Where each institution and period begins and ends in a sorted batch."""
    if batch.num_rows == 0:
        return
    institution, period = batch.column("institution_id"), batch.column("period")
    codes = institution.dictionary_encode().indices.to_numpy().astype(np.int64)
    key = codes * 1_000_000 + period.cast(pa.int32()).to_numpy()
    cuts = [0, *(np.flatnonzero(key[1:] != key[:-1]) + 1).tolist(), batch.num_rows]
    for start, stop in pairwise(cuts):
        yield institution[start].as_py(), period[start].as_py(), start, stop


def _lines(batch: pa.RecordBatch, start: int, stop: int) -> memoryview:
    """The text of rows `start` to `stop`: the string column's own buffer, which is the file as it stands."""
    lines = batch.column("line").cast(pa.large_string())
    _, offsets, values = lines.buffers()
    places = np.frombuffer(offsets, dtype=np.int64)
    first = lines.offset
    return memoryview(values)[places[first + start] : places[first + stop]]
