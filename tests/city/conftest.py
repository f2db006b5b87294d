"""One small city, drawn once a session, and its filed tables."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from mingjian.city import draw
from mingjian.engine.contracts import Table, read_tables

PEOPLE, SEED, MONTHS = 2_000, 7, 3


@pytest.fixture(scope="session")
def contracts() -> dict[str, Table]:
    return read_tables(Path(__file__).parents[2] / "library" / "tables")


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    draw(folder, PEOPLE, SEED, MONTHS, "parquet")
    return folder


@pytest.fixture(scope="session")
def filed(city: Path, contracts: dict[str, Table]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Every table of the city under its own name, with institution_id and period."""
    con = duckdb.connect()
    load(con, city, contracts)
    yield con
    con.close()


def load(con: duckdb.DuckDBPyConnection, city: Path, contracts: dict[str, Table]) -> None:
    """Put the filed Parquet files of a city into tables."""
    for name in contracts:
        files = sorted((city / "filings").glob(f"*/*/*-{name}-*.parquet"))
        if files:
            con.execute(f"""
                create table {name} as
                select * exclude (filename), split_part(filename.split('/')[-1], '-', 1) as institution_id,
                    strptime(filename.split('/')[-1][-16:-9], '%Y%m%d')::date as period
                from read_parquet({[str(file) for file in files]}, filename = true)""")
