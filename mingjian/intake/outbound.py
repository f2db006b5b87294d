"""From a decided batch to the lake: staged Parquet of accepted filings, problems, originals, ledger entries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from mingjian.intake import institutions
from mingjian.intake.arriving import Arriving, ArrivingFile
from mingjian.intake.desk import Desk
from mingjian.intake.originals import Originals
from mingjian.intake.receipt import Receipt
from mingjian.intake.vaulting import Veil
from mingjian.intake.workbench import first_row, lake_columns
from mingjian.lake import Filing
from mingjian.lake.lake import PROBLEM, PROBLEM_COLUMNS
from mingjian.lake.ledger import FilingEntry, now
from mingjian.lake.publish import Publisher, StagedFile, StagedTable

Decided = Sequence[tuple[Arriving, Receipt]]


@dataclass(frozen=True)
class Outbound:
    """Publishes one batch."""

    desk: Desk
    engine: duckdb.DuckDBPyConnection
    publisher: Publisher
    veil: Veil
    originals: Originals

    def publish(self, decided: Decided) -> None:
        """Make the accepted filings visible and enter the rejected ones; the ledger's transaction is the last act."""
        accepted = [filing for filing, receipt in decided if receipt.is_accepted]
        tables = [*self._tables(accepted), *self._problems([filing for filing, _ in decided])]
        if accepted:
            self.veil.write(self.desk.lake.home.vault, self.publisher.run)
        self._enter_institutions(accepted)
        snapshots = self.publisher.append(tables)
        for filing, _ in decided:
            self.originals.keep(filing, self.desk.lake.files_folder)
        self.publisher.commit(snapshots, [self._entry(filing, receipt) for filing, receipt in decided])

    def _tables(self, accepted: Sequence[Arriving]) -> Iterator[StagedTable]:
        for name in sorted({table for filing in accepted for table in filing.tables}):
            contract = self.desk.library.tables[name]
            files = tuple(self._files(name, accepted))
            if files:
                yield StagedTable(name, lake_columns(contract), contract.cadence, files)

    def _files(self, table: str, accepted: Sequence[Arriving]) -> Iterator[StagedFile]:
        periods = {filing.number: filing.period for filing in accepted if filing.period}
        for path in sorted((self.publisher.staging / table).rglob("*.parquet")):
            held = _filings_in(path)
            if kept := sorted(held & periods.keys()):
                whole = len(kept) == len(held)
                yield StagedFile(path if whole else self._only(path, kept), periods[kept[0]], tuple(kept))

    def _only(self, path: Path, kept: Sequence[int]) -> Path:
        target = path.with_name(f"{path.stem}-accepted.parquet")
        wanted = ", ".join(map(str, kept))
        self.engine.execute(
            f"copy (select * from read_parquet('{path}', hive_partitioning = false) where _filing in ({wanted})) "
            f"to '{target}' (format parquet, compression zstd)"
        )
        return target

    def _problems(self, filings: Sequence[Arriving]) -> Iterator[StagedTable]:
        columns = ", ".join(PROBLEM_COLUMNS)
        files = []
        for period in sorted({filing.period for filing in filings if filing.period}):
            numbers = tuple(filing.number for filing in filings if filing.period == period)
            target = self.publisher.staging / f"problem-{period}.parquet"
            (count,) = first_row(
                self.engine,
                f"copy (select {columns} from problem join filing using (_filing) where period = date '{period}' "
                f"order by _filing, _file, _line) to '{target}' (format parquet, compression zstd)",
            )
            if count:
                files.append(StagedFile(target, period, numbers))
        if files:
            yield StagedTable(PROBLEM, PROBLEM_COLUMNS, "increment", tuple(files))

    def _enter_institutions(self, accepted: Sequence[Arriving]) -> None:
        known = self.desk.lake.institutions()
        new = list(self.desk.register.values()) if not any(one.is_registered for one in known.values()) else []
        if not self.desk.register:
            tables = self.desk.library.tables
            guessed = {one.id: one for filing in accepted if (one := institutions.implied(filing, dict(tables)))}
            new = [one for one in guessed.values() if one.id not in known]
        if new:
            self.desk.lake.ledger.enter_institutions(new)

    def _entry(self, filing: Arriving, receipt: Receipt) -> FilingEntry:
        return FilingEntry(
            filing=_in_ledger(filing, receipt),
            tables=[
                {
                    "filing_id": filing.number,
                    "table_name": one.table,
                    "rows": one.rows,
                    "problems": one.problems,
                    "score": one.score,
                }
                for one in receipt.tables
            ],
            files=[_file_row(filing, file) for file in filing.files],
            receipt={**receipt.document(), "library_version": self.desk.library.version},
        )


def _filings_in(path: Path) -> set[int]:
    return set(pq.ParquetFile(path).read(["_filing"]).column("_filing").unique().to_pylist())


def _in_ledger(filing: Arriving, receipt: Receipt) -> Filing:
    return Filing(
        id=filing.number,
        institution_id=filing.institution_id or "",
        period=filing.period or date.min,
        version=filing.version,
        status=receipt.status,
        received_at=now(),
        content_hash=filing.content_hash,
        score=receipt.score,
        rows=sum(table.rows for table in receipt.tables),
    )


def _file_row(filing: Arriving, file: ArrivingFile) -> dict[str, Any]:
    return {
        "id": file.number,
        "filing_id": filing.number,
        "name": file.name,
        "table_name": file.table,
        "sha256": file.sha256,
        "bytes": file.bytes,
        "rows": file.rows,
    }
