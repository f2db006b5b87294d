"""The batch's DuckDB: the staged tables, the filings in hand, and every problem found, row by row."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from mingjian.engine.contracts import ADDED_COLUMNS, Table
from mingjian.intake.arriving import Arriving

FLAWS = "_flaws"
LAKE_ADDED = {**ADDED_COLUMNS, FLAWS: "INTEGER"}

_PROBLEM = """create temp table problem (
    _filing bigint, _file integer, _line bigint, table_name varchar, column_name varchar,
    rule varchar, severity varchar, dimension varchar, value varchar, facts varchar)"""
_FILING = "create temp table filing (_filing bigint, institution_id varchar, period date)"


def open_workbench(staging: Path) -> duckdb.DuckDBPyConnection:
    """A DuckDB whose spill lies in `staging`, with empty tables of filings and problems."""
    engine = duckdb.connect()
    engine.execute(f"set temp_directory = '{staging / 'spill'}'")
    engine.execute("set preserve_insertion_order = false")
    engine.execute("set enable_progress_bar = false")
    engine.execute(_PROBLEM)
    engine.execute(_FILING)
    return engine


def enter_filings(engine: duckdb.DuckDBPyConnection, filings: Iterable[Arriving]) -> None:
    """Make the filings known to SQL."""
    rows = [(one.number, one.institution_id, one.period) for one in filings if one.period]
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    given = pa.table(
        {
            "_filing": pa.array(columns[0], pa.int64()),
            "institution_id": pa.array(columns[1], pa.string()),
            "period": pa.array(columns[2], pa.date32()),
        }
    )
    engine.register("filings_given", given)
    engine.execute("insert into filing select * from filings_given")
    engine.unregister("filings_given")


def lake_columns(table: Table) -> dict[str, str]:
    """Every column of the lake's table: the contract's, the added ones, how many of a row's cells failed a check."""
    return {**table.lake_types, FLAWS: LAKE_ADDED[FLAWS]}


def first_row(engine: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object] = ()) -> tuple[Any, ...]:
    """The one row that `query` gives."""
    row: tuple[Any, ...] = engine.execute(query, list(parameters)).fetchall()[0]
    return row


def no_rows(table: Table) -> str:
    """The SQL of no rows in the table's shape."""
    cells = ", ".join(f"null::{kind} as {name}" for name, kind in lake_columns(table).items())
    return f"select {cells} where false"
