"""What one run sees: the filings accepted by then and the snapshots of the tables, fixed, and storable as a record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from mingjian.engine.contracts import DAILY, LIVE
from mingjian.lake.catalogue import Catalogue, label_of
from mingjian.lake.errors import SnapshotGone
from mingjian.lake.ledger import DATA_FILE, Filing, Ledger


@dataclass(frozen=True)
class TableSlice:
    """Parquet files to read and the filings whose rows count; `filings` None means that every row counts.

    Files written before a column was added lack it: read them by name (`union_by_name`).
    """

    files: tuple[str, ...]
    filings: tuple[int, ...] | None


@dataclass(frozen=True)
class Pin:
    """A fixed view of the lake; made again from its record it shows the same rows."""

    as_of: date
    known_at: datetime | None
    filings: tuple[Filing, ...]
    snapshots: Mapping[str, int]
    ledger: Ledger
    catalogue: Catalogue

    def record(self) -> dict[str, Any]:
        """What to keep so that `Lake.pin_again` finds the same view."""
        return {
            "as_of": self.as_of.isoformat(),
            "known_at": self.known_at.isoformat() if self.known_at else None,
            "filings": [filing.id for filing in self.filings],
            "snapshots": dict(self.snapshots),
        }

    @cached_property
    def daily_as_of(self) -> date:
        """The last day for which those filed who file day by day; the view's own date when nobody does."""
        return max(self.periods(daily=True), default=self.as_of)

    def day_of(self, tables: Iterable[str]) -> date:
        """The day whose state these tables have: the view's own date, or that of a live register among them."""
        days = [one.period for table in tables for one in self._live if one.id in self.rows_filed.get(table, {})]
        return max(days, default=self.as_of)

    @property
    def by_period(self) -> list[Filing]:
        """The filings of all but those who file day by day."""
        return self._parted[False]

    def periods(self, *, daily: bool = False) -> list[date]:
        """The periods that were filed for, oldest first; with `daily` the days of those who file day by day."""
        return sorted({one.period for one in self._parted[daily]})

    @cached_property
    def _parted(self) -> dict[bool, list[Filing]]:
        return parted(self.filings, self.ledger)

    @cached_property
    def rows_filed(self) -> dict[str, dict[int, int]]:
        """Table to filing to rows, over the filings of this view."""
        return self.ledger.tables_of(filing.id for filing in self.filings)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that have been filed."""
        return tuple(sorted(self.rows_filed.keys() & self.snapshots.keys()))

    def slice(self, table: str, history: bool) -> TableSlice:
        """The rows of `table`: all up to the date when `history`, else its state at the date (an increment: all)."""
        if table not in self.snapshots:
            return TableSlice((), None)
        wanted = self._wanted(table, history)
        if not wanted:
            return TableSlice((), None)
        periods = {filing.period for filing in wanted}
        paths = self._planned(table, periods)
        return _narrow(paths, self._holdings[table], {filing.id for filing in wanted})

    def _planned(self, table: str, periods: set[date]) -> list[str]:
        snapshot = self.snapshots[table]
        try:
            return self.catalogue.files(table, snapshot, periods)
        except ValueError as gone:
            raise SnapshotGone(table=table, snapshot=snapshot) from gone

    def _wanted(self, table: str, history: bool) -> Sequence[Filing]:
        holding = self.rows_filed.get(table, {})
        filings = self._standing([filing for filing in self.filings if filing.id in holding])
        if history or self.catalogue.cadence(table, self.snapshots[table]) == "increment":
            return filings
        newest: dict[str, Filing] = {}
        for filing in sorted(filings, key=lambda one: one.period):
            newest[filing.institution_id] = filing
        return list(newest.values())

    def _standing(self, filings: Sequence[Filing]) -> Sequence[Filing]:
        """A live register is the whole of it: while it is the newest, it stands in the place of everybody's."""
        newest = max(filings, key=lambda one: (one.period, one.id), default=None)
        if newest in self._live:
            return [one for one in filings if one in self._live]
        return [one for one in filings if one not in self._live]

    @cached_property
    def _live(self) -> frozenset[Filing]:
        known = filers(self.ledger, LIVE)
        return frozenset(one for one in self.filings if one.institution_id in known)

    @cached_property
    def _holdings(self) -> dict[str, dict[str, frozenset[int]]]:
        found: dict[str, dict[str, frozenset[int]]] = {table: {} for table in self.snapshots}
        for row in self.ledger.rows(sa.select(DATA_FILE.c.table_name, DATA_FILE.c.label, DATA_FILE.c.filings)):
            found.setdefault(row.table_name, {})[row.label] = frozenset(row.filings)
        return found


def filers(ledger: Ledger, kinds: frozenset[str]) -> set[str]:
    """Who files, of some kinds."""
    return {one.id for one in ledger.institutions().values() if one.kind in kinds}


def parted(filings: Sequence[Filing], ledger: Ledger) -> dict[bool, list[Filing]]:
    """Under True those of who files day by day, which move no run's date; under False all others."""
    daily = filers(ledger, DAILY)
    found: dict[bool, list[Filing]] = {False: [], True: []}
    for one in filings:
        found[one.institution_id in daily].append(one)
    return found


def _narrow(paths: Sequence[str], holdings: Mapping[str, frozenset[int]], wanted: set[int]) -> TableSlice:
    """Drop files without a wanted filing; a filter on filings is needed only when a file holds others too."""
    held = {path: holdings.get(label_of(path)) for path in sorted(paths)}
    kept = {path: filings for path, filings in held.items() if filings is None or filings & wanted}
    is_whole = all(filings is not None and filings <= wanted for filings in kept.values())
    return TableSlice(tuple(kept), None if is_whole else tuple(sorted(wanted)))
