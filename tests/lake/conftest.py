"""A lake with hand-made rows: `fill` publishes filings of one narrow table."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from mingjian.engine.duck import DuckEngine
from mingjian.lake import Filing, Lake
from mingjian.lake.ledger import FilingEntry
from mingjian.lake.publish import StagedFile, StagedTable

JUNE = datetime(2025, 6, 1, tzinfo=UTC).replace(tzinfo=None)
COLUMNS = {
    "loan_id": "VARCHAR",
    "amount": "DECIMAL(20, 2)",
    "at": "TIME",
    "institution_id": "VARCHAR",
    "period": "DATE",
    "_filing": "BIGINT",
    "_file": "INTEGER",
    "_line": "BIGINT",
}


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake.open(tmp_path / "home")


@pytest.fixture
def fill(lake: Lake):
    """Publish filings (institution, period, version, amount) of table `loan` in one batch; their numbers."""
    return filler(lake)


def filler(lake: Lake):
    """What `fill` is, of any lake."""

    def publish(filings, *, cadence="snapshot", received_at=JUNE, columns=COLUMNS, status="accepted"):
        with lake.publisher() as publisher, duckdb.connect() as engine:
            first = publisher.reserve_filings(len(filings))
            numbered = list(enumerate(filings, first))
            staged = []
            for period in sorted({one[1] for one in filings}):
                path = publisher.staging / f"{period}.parquet"
                rows = [
                    f"select 'L1' as loan_id, {amount}::decimal(20, 2) as amount, time '10:00:00' as at, '{who}' as "
                    f"institution_id, date '{when}' as period, {number}::bigint as _filing, "
                    "1::int as _file, 1::bigint as _line"
                    + "".join(f", null::{kind} as {name}" for name, kind in columns.items() if name not in COLUMNS)
                    for number, (who, when, _, amount) in numbered
                    if when == period
                ]
                engine.execute(f"copy ({' union all '.join(rows)}) to '{path}' (format parquet)")
                held = tuple(number for number, one in numbered if one[1] == period)
                staged.append(StagedFile(path, period, held))
            snapshots = publisher.append([StagedTable("loan", columns, cadence, tuple(staged))])
            publisher.commit(snapshots, [entry(number, one, received_at, status) for number, one in numbered])
        return [number for number, _ in numbered]

    return publish


def entry(number: int, said: tuple[str, date, int, float], received_at: datetime, status: str) -> FilingEntry:
    institution, period, version, _ = said
    filing = Filing(number, institution, period, version, status, received_at, f"hash-{number}", 100.0, 1)
    table = {"filing_id": number, "table_name": "loan", "rows": 1, "problems": 0, "score": 100.0}
    return FilingEntry(filing, [table], [], {"filing": number})


@pytest.fixture
def seen():
    """The amounts that a slice shows to the engine."""

    def read(part):
        engine = DuckEngine(threads=1)
        engine.attach("loan", part, {"amount": "INTEGER", "_filing": "BIGINT"})
        found = engine.collect("select amount from loan order by 1").column("amount").to_pylist()
        engine.close()
        return found

    return read
