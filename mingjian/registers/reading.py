"""Tables of the lake in their newest state, to be asked in SQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb

from mingjian.lake import Lake
from mingjian.web.library import library

Row = dict[str, Any]


def has(lake: Lake, *tables: str) -> bool:
    """Whether all of them were filed."""
    return set(tables) <= set(lake.pin().tables)


@contextmanager
def opened(lake: Lake, *tables: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine in which each table is a view of its name."""
    pin = lake.pin()
    with duckdb.connect() as engine:
        for table in tables:
            part = pin.slice(table, history=False)
            rows = engine.read_parquet(lake.shelf.near(list(part.files)), union_by_name=True)
            kept = f"_filing in ({', '.join(map(str, part.filings))})" if part.filings is not None else "true"
            rows.filter(kept).create_view(table)
        yield engine


def rows(engine: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    """What a question finds."""
    return list(engine.sql(sql).to_arrow_table().to_pylist())


def as_filed(lake: Lake, table: str) -> dict[str, Row]:
    """The rows of a table by their grain, with the columns of its contract alone."""
    contract = library().tables[table]
    if not has(lake, table):
        return {}
    with opened(lake, table) as engine:
        (key,) = contract.grain
        held = [
            name for name in engine.table(table).columns if name in contract.columns
        ]  # older files lack newer columns
        return {row[key]: row for row in rows(engine, f"select {', '.join(held)} from {table}")}
