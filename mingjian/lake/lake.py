"""The lake: everything accepted, pinned for reading, filled by one publisher at a time."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import sqlalchemy as sa

from mingjian.engine.contracts import LIVE
from mingjian.lake import vault
from mingjian.lake.catalogue import Catalogue
from mingjian.lake.home import Home
from mingjian.lake.ledger import FILE, FILING, OPENING, Filing, Institution, Ledger
from mingjian.lake.lock import database_lock, publisher_lock
from mingjian.lake.pin import Pin, filers, parted
from mingjian.lake.publish import Publisher
from mingjian.lake.shelf import Shelf

FILES_ASKED = 1_000
PROBLEM = "problem"
PROBLEM_COLUMNS = {
    "table_name": "VARCHAR",
    "column_name": "VARCHAR",
    "rule": "VARCHAR",
    "severity": "VARCHAR",
    "value": "VARCHAR",
    "institution_id": "VARCHAR",
    "period": "DATE",
    "_filing": "BIGINT",
    "_file": "INTEGER",
    "_line": "BIGINT",
}


class Lake:
    """Versioned tables of everything filed, and the ledger that says which of it counts."""

    def __init__(self, home: Home) -> None:
        """Open the lake of `home`; use `Lake.open`."""
        self.home = home
        with self._opening():
            self.ledger = Ledger(home.ledger_uri)

    @classmethod
    def open(cls, home: Path) -> "Lake":
        """The lake of the home folder `home`, made when it is not there yet."""
        return cls(Home(Path(home).resolve()).make())

    @cached_property
    def catalogue(self) -> Catalogue:
        """The Iceberg catalogue, opened when first needed."""
        with self._opening(), database_lock(self.ledger.engine, OPENING):
            return Catalogue(self.home)

    @cached_property
    def key(self) -> bytes:
        """The key of personal identifiers."""
        return vault.read_key(self.home)

    @property
    def shelf(self) -> Shelf:
        """Where this machine reads data files that lie on object storage."""
        return Shelf(self.home.warehouse, self.home.shelf)

    @property
    def reading_folder(self) -> Path:
        """The folder below which this machine reads every data file."""
        return self.home.shelf if "://" in self.home.warehouse else Path(self.home.warehouse)

    def _opening(self) -> AbstractContextManager[None]:
        """Two who open a new home at once must not both make its tables."""
        return publisher_lock(self.home.lake / ".opening")

    @property
    def files_folder(self) -> Path:
        """Originals as received: `<institution>/<period>/v<version>/`."""
        return self.home.files

    def pin(self, as_of: date | None = None, known_at: datetime | None = None, *, live: bool = False) -> Pin:
        """The view of a run: the newest accepted versions up to `as_of`, as known at `known_at`.

        Without `as_of` all of them, as of the newest period; what is filed day by day makes none unless alone. With
        `live` a register that is filed as it changes stands in the place of its department's; no run sees it.
        """
        conditions = [FILING.c.status == "accepted"]
        if as_of is not None:
            conditions.append(FILING.c.period <= as_of)
        if known_at is not None:
            conditions.append(FILING.c.received_at <= _in_utc(known_at))
        snapshots = self.ledger.snapshots()
        filings = _newest(self.ledger.filings(*conditions))
        if not live:
            passed_over = filers(self.ledger, LIVE)
            filings = tuple(one for one in filings if one.institution_id not in passed_over)
        own = parted(filings, self.ledger)
        day = as_of or max((filing.period for filing in own[False] or own[True]), default=date.min)
        return Pin(day, known_at, filings, snapshots, self.ledger, self.catalogue)

    def pin_again(self, record: dict[str, Any]) -> Pin:
        """The same view as the one whose `Pin.record` was kept."""
        ids = set(record["filings"])
        filings = tuple(filing for filing in self.ledger.filings(FILING.c.status == "accepted") if filing.id in ids)
        known_at = datetime.fromisoformat(record["known_at"]) if record["known_at"] else None
        as_of = date.fromisoformat(record["as_of"])
        return Pin(as_of, known_at, filings, record["snapshots"], self.ledger, self.catalogue)

    def institutions(self) -> dict[str, Institution]:
        """The register of institutions, by id."""
        return self.ledger.institutions()

    def file_names(self, ids: Iterable[int]) -> dict[int, str]:
        """The name of each file that rows name in `_file`."""
        wanted = sorted(set(ids))
        named = sa.select(FILE.c.id, FILE.c.name)
        return {
            row.id: row.name
            for start in range(0, len(wanted), FILES_ASKED)
            for row in self.ledger.rows(named.where(FILE.c.id.in_(wanted[start : start + FILES_ASKED])))
        }

    def readable(self, hashes: list[str]) -> dict[str, str]:
        """Readable identifiers behind hashes; the caller settles who may look and writes it down."""
        return vault.readable(self.home, hashes)

    def remembered(self, identifier: str) -> str:
        """What stands here for an identifier that somebody stated; the readable one is kept in the vault."""
        return vault.remember(self.home, identifier)

    def problems(self, filings: Iterable[int]) -> pa.Table:
        """Every failing row of `filings`, accepted or rejected."""
        snapshot = self.ledger.snapshots().get(PROBLEM)
        paths = self.catalogue.files(PROBLEM, snapshot, None) if snapshot else []
        with duckdb.connect() as engine:
            if not paths:
                shape = ", ".join(f"null::{kind} as {name}" for name, kind in PROBLEM_COLUMNS.items())
                return engine.sql(f"select {shape} limit 0").to_arrow_table()
            wanted = list(filings)
            rows = engine.read_parquet(self.shelf.near(paths)).filter(
                f"_filing in ({', '.join(map(str, wanted)) or 'null'})"
            )
            return rows.order("_filing, _file, _line, column_name, rule").to_arrow_table()

    @contextmanager
    def still(self, tell: Callable[[str], None] | None = None) -> Iterator[None]:
        """Hold the publisher's lock: nothing is published meanwhile, here or by another machine."""
        with publisher_lock(self.home.lake / ".lock", tell), database_lock(self.ledger.engine, "publishing", tell):
            yield

    @contextmanager
    def publisher(self, tell: Callable[[str], None] | None = None) -> Iterator[Publisher]:
        """Hold the publisher's lock for the length of a batch."""
        with self.still(tell):
            publisher = Publisher(self.home, self.ledger, self.catalogue)
            try:
                yield publisher
            finally:
                publisher.close()


def _in_utc(instant: datetime) -> datetime:
    """Instants without a zone are UTC, as the ledger keeps them."""
    return instant.astimezone(UTC).replace(tzinfo=None) if instant.tzinfo else instant


def _newest(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """The newest version of each institution and period."""
    newest: dict[tuple[str, date], Filing] = {}
    for filing in filings:
        rival = newest.get((filing.institution_id, filing.period))
        if rival is None or rival.version < filing.version:
            newest[filing.institution_id, filing.period] = filing
    return tuple(sorted(newest.values(), key=lambda filing: filing.id))
