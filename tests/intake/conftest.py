"""The library is read once; every test has a home of its own."""

from pathlib import Path

import duckdb
import pytest

from mingjian.engine.library import Library
from mingjian.lake import Lake
from tests.intake.cast import Cast


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.load()


@pytest.fixture(autouse=True)
def _library_read_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "load", lambda: library)


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
