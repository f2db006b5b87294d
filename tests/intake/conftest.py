"""The library is read once; every test has a home of its own."""

from pathlib import Path

import duckdb
import pytest

from mingjian.engine.library import Library
from mingjian.intake.crosschecks import Ready, compile_checks
from mingjian.lake import Lake
from tests.intake.cast import Cast


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.load()


@pytest.fixture(scope="session")
def compiled() -> dict[frozenset[str], list[Ready]]:
    return {}


@pytest.fixture(autouse=True)
def _read_and_compiled_once(library: Library, compiled: dict, monkeypatch: pytest.MonkeyPatch) -> None:
    def once(library: Library, filings: list) -> list[Ready]:
        filed = frozenset(table for filing in filings for table in filing.tables)
        if filed not in compiled:
            compiled[filed] = compile_checks(library, filings)
        return compiled[filed]

    monkeypatch.setattr(Library, "load", lambda: library)
    monkeypatch.setattr("mingjian.intake.examine.compile_checks", once)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def cast(library: Library, tmp_path: Path) -> Cast:
    return Cast(library, tmp_path)


@pytest.fixture
def rows_seen(home: Path):
    """What a reader of the lake sees of a table: its rows' chosen columns."""

    def read(table: str, columns: str, *, history: bool = False, **when):
        part = Lake.open(home).pin(**when).slice(table, history)
        if not part.files:
            return []
        only = f" where _filing in ({', '.join(map(str, part.filings))})" if part.filings else ""
        with duckdb.connect() as engine:
            source = f"read_parquet({list(part.files)}, union_by_name = true)"
            return engine.execute(f"select {columns} from {source}{only} order by all").fetchall()

    return read
