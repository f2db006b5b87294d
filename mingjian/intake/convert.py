"""One table of a batch into the lake's types and staged Parquet.

Columns are judged whole in Arrow, several tables beside each other; rows in which that leaves a column are judged
cell by cell in SQL, one table after the other. Each row carries `_flaws`, how many of its cells break a rule; only
when there are any are they looked at one by one.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from mingjian.engine.contracts import Table
from mingjian.intake.arriving import Arriving
from mingjian.intake.columns import WholeJudge
from mingjian.intake.distinct import condensed, plain
from mingjian.intake.judge import Judge, Judgement, Spelling, cell_of, quoted
from mingjian.intake.reading import FiledAs
from mingjian.intake.rules import RULES
from mingjian.intake.staging import stage
from mingjian.intake.vaulting import Veil
from mingjian.intake.workbench import FLAWS, first_row, no_rows

_PLACE = ("_filing", "_file", "_line")
_SHOWN = 200


@dataclass(frozen=True)
class _Judged:
    """Rows of which the columns `done` hold the lake's values; the others are as filed."""

    rows: pa.Table
    done: frozenset[str]

    def is_done(self, table: Table) -> bool:
        """Whether no cell is left to be judged."""
        return self.done >= table.columns.keys() & set(self.rows.column_names)


@dataclass(frozen=True)
class Begun:
    """A table whose clean rows lie staged in `folder`; of the others, what is filed and what has been judged of it."""

    table: Table
    folder: Path
    left: tuple[tuple[pa.Table, _Judged], ...]


@dataclass(frozen=True)
class Converter:
    """Converts the tables of a batch: `begin` in any thread, `finish` in the one that the DuckDB belongs to."""

    engine: duckdb.DuckDBPyConnection
    judge: Judge
    veil: Veil
    folder: Path
    filings: Mapping[int, Arriving]

    def begin(self, table: Table, files: Sequence[FiledAs]) -> Begun:
        """Judge columns whole and stage the rows of which no cell is left."""
        folder = self.folder / table.name
        folder.mkdir()
        left = []
        for number, rows in enumerate(rows for rows in _by_shape(table, files) if rows.num_rows):
            judged = self._judge_whole(table, rows)
            if judged.is_done(table):
                stage(judged.rows, table, self.filings, folder / f"whole-{number}")
            else:
                left.append((rows, judged))
        return Begun(table, folder, tuple(left))

    def finish(self, begun: Begun) -> None:
        """Stage what is left, lay out the view `<table>_filed` over the whole, and enter the breaches of its cells."""
        table, selects = begun.table, []
        for number, (_, judged) in enumerate(begun.left):
            self.engine.register(f"raw_{number}", judged.rows)
            selects.append(self._select(table, judged, f"raw_{number}"))
        if selects:
            self._write(" union all ".join(selects), begun.folder / "cells")
        self._view(table, begun.folder)
        if selects and self._has_flaws(table):
            for rows, _ in begun.left:
                self._enter_breaches(table, rows)

    def _judge_whole(self, table: Table, rows: pa.Table) -> _Judged:
        """Judge columns whole; one that any cell keeps from it is left as filed."""
        filings = rows.column("_filing").to_numpy()
        whole = WholeJudge(self.judge.text_limit, lambda array: self.veil.of(array, filings))
        arrays: dict[str, pa.ChunkedArray] = dict(zip(rows.column_names, rows.columns, strict=True))
        done = set()
        for name in table.columns.keys() & arrays.keys():
            array = condensed(arrays[name], table.columns[name])
            judged = whole.column(array, table.columns[name])
            arrays[name] = plain(array) if judged is None else judged
            if judged is not None:
                done.add(name)
        return _Judged(pa.table(arrays), frozenset(done))

    def _view(self, table: Table, folder: Path) -> None:
        files = ", ".join(f"'{path}'" for path in sorted(folder.rglob("*.parquet")))
        rows = f"read_parquet([{files}], hive_partitioning = false)" if files else f"({no_rows(table)})"
        self.engine.execute(f"create temp view {table.name}_filed as from {rows}")

    def _write(self, select: str, folder: Path) -> None:
        how = "format parquet, compression zstd, partition_by (period), write_partition_columns true"
        self.engine.execute(f"copy ({select}) to '{folder}' ({how})")

    def _select(self, table: Table, judged: _Judged, source: str) -> str:
        judgements = self._judgements(table, judged.rows, judged.done)
        columns = [*table.columns, "institution_id", "period", *_PLACE]
        breaches = [breach for judgement in judgements.values() for breach in judgement.breaches.values()]
        flaws = " + ".join(f"({breach})::integer" for breach in breaches) or "0"
        values = _judged_rows(judgements, source)
        return f"select {', '.join(columns)}, ({flaws})::integer as {FLAWS} from {values} join filing using (_filing)"

    def _judgements(self, table: Table, rows: pa.Table, done: frozenset[str]) -> dict[str, Judgement]:
        given = set(rows.column_names)
        return {
            name: Judgement(f"raw.{name}", cell_of(name))
            if name in done
            else self.judge.column(column, f"raw.{name}" if name in given else None, _type_of(rows, name))
            for name, column in table.columns.items()
        }

    def _has_flaws(self, table: Table) -> bool:
        return bool(first_row(self.engine, f"select coalesce(max({FLAWS}), 0) > 0 from {table.name}_filed")[0])

    def _enter_breaches(self, table: Table, rows: pa.Table) -> None:
        self.engine.register("all_raw", rows)
        self.engine.execute(
            f"create or replace temp table failing as select * from all_raw semi join "
            f"(select _file, _line from {table.name}_filed where {FLAWS} > 0) using (_file, _line)"
        )
        self.engine.unregister("all_raw")
        judgements = self._judgements(table, rows, frozenset())
        self.engine.execute(f"create or replace temp table judged as from {_judged_rows(judgements, 'failing')}")
        breaches = {(name, rule): sql for name, one in judgements.items() for rule, sql in one.breaches.items()}
        for (name, rule), breach in self._broken(breaches):
            self._enter(table, (name, rule), breach)

    def _broken(self, breaches: Mapping[tuple[str, str], str]) -> list[tuple[tuple[str, str], str]]:
        """The breaches that occur, counted together in one pass."""
        if not breaches:
            return []
        counts = first_row(
            self.engine, f"select {', '.join(f'count_if({one})' for one in breaches.values())} from judged"
        )
        return [item for item, count in zip(breaches.items(), counts, strict=True) if count]

    def _enter(self, table: Table, breached: tuple[str, str], breach: str) -> None:
        name, rule = breached
        column = table.columns[name]
        cell = f"{cell_of(name)}::varchar"
        shown = f"left({cell}, 1) || '***'" if column.personal else f"left({cell}, {_SHOWN})"
        facts = json.dumps(Spelling(column).facts | {"limit": self.judge.text_limit}, ensure_ascii=False)
        labels = [table.name, name, rule, RULES[rule].severity, RULES[rule].dimension]
        self.engine.execute(
            f"insert into problem "
            f"select {', '.join(_PLACE)}, {', '.join(map(quoted, labels))}, {shown}, {quoted(facts)} "
            f"from judged where {breach}"
        )


def _judged_rows(judgements: Mapping[str, Judgement], source: str) -> str:
    """The rows of `source` with cells and values side by side."""
    cells = ", ".join(f"{one.cell} as {cell_of(name)}" for name, one in judgements.items())
    values = ", ".join(f"{one.value} as {name}" for name, one in judgements.items())
    return f"(select *, {values} from (select {cells}, {', '.join(_PLACE)} from {source} raw))"


def _type_of(rows: pa.Table, name: str) -> pa.DataType:
    return rows.schema.field(name).type if name in rows.column_names else pa.string()


def _by_shape(table: Table, files: Sequence[FiledAs]) -> list[pa.Table]:
    """The files' rows, those with the same columns and types together, each row with its filing, file and line."""
    shapes: dict[pa.Schema, list[FiledAs]] = {}
    for one in files:
        shapes.setdefault(one.filed.rows.schema.remove_metadata(), []).append(one)
    return [_together(table, parts) for parts in shapes.values()]


def _together(table: Table, parts: Sequence[FiledAs]) -> pa.Table:
    rows = pa.concat_tables([part.filed.rows.replace_schema_metadata(None) for part in parts])
    rows = rows.combine_chunks() if len(parts) > 1 else rows
    rows = rows.select([name for name in table.columns if name in rows.column_names])
    counts = [len(part.filed.lines) for part in parts]
    places = (
        pa.array(np.repeat(np.array([part.filing for part in parts], np.int64), counts)),
        pa.array(np.repeat(np.array([part.file for part in parts], np.int32), counts)),
        pa.array(np.concatenate([part.filed.lines for part in parts])),
    )
    return pa.Table.from_arrays([*rows.columns, *places], names=[*rows.column_names, *_PLACE])
