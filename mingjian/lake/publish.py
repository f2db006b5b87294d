"""Putting a batch into the lake: Parquet into the warehouse, one Iceberg commit a table, then the ledger.

Only the ledger's transaction makes it visible: a publisher that dies before leaves nothing that a reader sees, and the
next one clears its leftovers.
"""

import shutil
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from mingjian.lake.catalogue import Catalogue
from mingjian.lake.errors import PublicationLost
from mingjian.lake.home import Home
from mingjian.lake.ledger import DATA_FILE, PUBLICATION, FilingEntry, Ledger, now


@dataclass(frozen=True)
class StagedFile:
    """A Parquet file of one period, ready to move, and the filings whose rows it holds."""

    path: Path
    period: date
    filings: tuple[int, ...]


@dataclass(frozen=True)
class StagedTable:
    """What a batch adds to one table."""

    name: str
    columns: Mapping[str, str]
    cadence: str
    files: tuple[StagedFile, ...]


class Publisher:
    """One publication under the lock: gives out numbers and a staging folder, then publishes all or nothing."""

    def __init__(self, home: Home, ledger: Ledger, catalogue: Catalogue) -> None:
        """Clear what a dead publisher left, then open a staging folder of our own."""
        self.home = home
        self.ledger = ledger
        self.catalogue = catalogue
        self.run = uuid.uuid4().hex[:16]
        self._clear_leftovers()
        self.staging = home.staging / self.run
        self.staging.mkdir(parents=True)

    def reserve_filings(self, count: int) -> int:
        """The first of `count` fresh filing numbers."""
        return self.ledger.reserve("filing", count)

    def reserve_files(self, count: int) -> int:
        """The first of `count` fresh file numbers."""
        return self.ledger.reserve("file", count)

    def append(self, tables: Sequence[StagedTable]) -> dict[str, int]:
        """Put `tables` into the lake, where nobody sees them yet; gives the snapshots to commit."""
        with self.ledger.engine.begin() as connection:
            connection.execute(PUBLICATION.insert().values(run=self.run))
        return self.ledger.snapshots() | {table.name: self._append(table) for table in tables}

    def commit(self, snapshots: Mapping[str, int], entries: Sequence[FilingEntry]) -> None:
        """Enter `entries` and make the snapshots the ones that readers pin: all in one transaction."""
        with self.ledger.engine.begin() as connection:
            self.ledger.write(connection, entries)
            done = PUBLICATION.update().where(PUBLICATION.c.run == self.run)
            if connection.execute(done.values(published_at=now(), snapshots=dict(snapshots))).rowcount != 1:
                raise PublicationLost  # the lock went with its connection, and another publisher cleared ours away

    def close(self) -> None:
        """Remove the staging folder."""
        shutil.rmtree(self.staging, ignore_errors=True)

    def _append(self, table: StagedTable) -> int:
        self.catalogue.ensure(table.name, table.columns, table.cadence)
        labels = [f"period={file.period}/{self.run}-{number}.parquet" for number, file in enumerate(table.files)]
        rows = [
            {"table_name": table.name, "label": label, "run": self.run, "filings": list(file.filings)}
            for label, file in zip(labels, table.files, strict=True)
        ]
        with self.ledger.engine.begin() as connection:
            connection.execute(DATA_FILE.insert(), rows)
        moved = [
            self.catalogue.bring(table.name, file.path, label) for label, file in zip(labels, table.files, strict=True)
        ]
        return self.catalogue.append(table.name, moved)

    def _clear_leftovers(self) -> None:
        shutil.rmtree(self.home.staging, ignore_errors=True)
        unfinished = sa.select(PUBLICATION.c.run).where(PUBLICATION.c.published_at.is_(None))
        is_left = DATA_FILE.c.run.in_(unfinished)
        left = self.ledger.rows(sa.select(DATA_FILE.c.table_name, DATA_FILE.c.label).where(is_left))
        published = self.ledger.snapshots()
        names = {row.table_name for row in left}
        without_snapshot = {name for name in names if self.catalogue.current(name) == published.get(name)}
        for row in left:
            if row.table_name in without_snapshot:
                self._remove(row.table_name, row.label)
        with self.ledger.engine.begin() as connection:
            connection.execute(DATA_FILE.delete().where(is_left, DATA_FILE.c.table_name.in_(without_snapshot)))
            connection.execute(PUBLICATION.delete().where(PUBLICATION.c.published_at.is_(None)))

    def _remove(self, table: str, label: str) -> None:
        try:
            self.catalogue.remove(table, label)
        except FileNotFoundError:
            return  # it died before the file had been moved
