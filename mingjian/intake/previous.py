"""What each filing follows: for every table the institution's newest earlier filing of it, in lake or batch.

Gives SQL these relations of a table t: `t_filed` (rows of the batch), `t_earlier` (those and the earlier ones needed),
`t` (rows being checked), `t_previous` (rows of the filing before, under the period being checked), `t_known` (the keys
that a filing may refer to: of its own rows, else of the filing before). Only those that somebody reads are made.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import duckdb
import pyarrow as pa

from mingjian.engine.contracts import Table
from mingjian.intake.arriving import Arriving
from mingjian.intake.desk import Desk
from mingjian.intake.workbench import lake_columns, no_rows
from mingjian.lake import Filing, Pin

_SHAPE = pa.schema([("table_name", pa.string()), ("_filing", pa.int64()), ("previous", pa.int64())])


@dataclass(frozen=True)
class _Before:
    """A filing that another may follow."""

    number: int
    period: date
    tables: frozenset[str]
    is_in_batch: bool


@dataclass(frozen=True)
class Wanted:
    """Which relations of which tables somebody reads; `known` with the columns that are referred to."""

    current: frozenset[str]
    earlier: frozenset[str]
    previous: frozenset[str]
    known: Mapping[str, set[str]]

    @property
    def tables(self) -> frozenset[str]:
        """Every table of which something is read."""
        return self.current | self.earlier | self.previous | self.known.keys()


@dataclass
class Previous:
    """Keeps the relations of a batch in step with what has been rejected so far."""

    desk: Desk
    filings: Sequence[Arriving]
    engine: duckdb.DuckDBPyConnection
    followed: frozenset[str] = frozenset()
    _in_lake: dict[str, list[_Before]] = field(default_factory=dict)
    _lake_filings: dict[int, Filing] = field(default_factory=dict)
    _rows: Mapping[str, Mapping[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read from the ledger what the batch's institutions have filed."""
        own = {filing.institution_id for filing in self.filings}
        self._lake_filings = {one.id: one for one in self.desk.lake.pin().filings if one.institution_id in own}
        self._rows = self.desk.lake.ledger.tables_of(self._lake_filings)
        held: dict[int, set[str]] = {}
        for table, counts in self._rows.items():
            for number in counts:
                held.setdefault(number, set()).add(table)
        for number, filing in self._lake_filings.items():
            before = _Before(number, filing.period, frozenset(held.get(number, ())), is_in_batch=False)
            self._in_lake.setdefault(filing.institution_id, []).append(before)

    def settle(self, rejected: set[int]) -> dict[int, dict[str, int]]:
        """For each filing: table to the filing before it that held the table, rejected ones passed over."""
        return {filing.number: self._before(filing, rejected) for filing in self.filings if filing.period}

    def _before(self, filing: Arriving, rejected: set[int]) -> dict[str, int]:
        found: dict[str, int] = {}
        for earlier in self._ordered(filing, rejected):
            found |= dict.fromkeys(earlier.tables, earlier.number)
        return found

    def _ordered(self, filing: Arriving, rejected: set[int]) -> list[_Before]:
        assert filing.period  # noqa: S101 - only placed filings are settled
        here = [
            _Before(one.number, one.period, frozenset(one.tables), is_in_batch=True)
            for one in self.filings
            if one.institution_id == filing.institution_id and one.period and one.number not in rejected
        ]
        replaced = {one.period for one in here}
        there = [one for one in self._in_lake.get(filing.institution_id or "", []) if one.period not in replaced]
        return sorted((one for one in (*here, *there) if one.period < filing.period), key=lambda one: one.period)

    def newest_before(self, filing: Arriving, rejected: set[int]) -> tuple[frozenset[str], dict[str, int]]:
        """The tables of the institution's filing just before this one, and the rows of each."""
        ordered = self._ordered(filing, rejected)
        if not ordered:
            return frozenset(), {}
        last = ordered[-1]
        here = {one.number: one for one in self.filings}
        if last.is_in_batch:
            files = here[last.number].files
            return last.tables, {name: sum(file.rows for file in files if file.table == name) for name in last.tables}
        return last.tables, {name: self._rows[name][last.number] for name in last.tables}

    def lay_out(self, settled: Mapping[int, Mapping[str, int]], wanted: Wanted) -> None:
        """Make the relations `wanted` for the mapping `settled`."""
        rows = [(table, number, before) for number, tables in settled.items() for table, before in tables.items()]
        columns = list(zip(*rows, strict=True)) or [(), (), ()]
        self.engine.register("predecessors", pa.table(list(map(list, columns)), schema=_SHAPE))
        self.engine.execute("create or replace temp table predecessor as select * from predecessors")
        self.engine.unregister("predecessors")
        needed: dict[str, set[int]] = {}
        for table, _, before in rows:
            needed.setdefault(table, set()).add(before)
        self.followed = frozenset(needed)
        for name in sorted(wanted.tables):
            self._relations(self.desk.library.tables[name], needed.get(name, set()), wanted)

    def _relations(self, table: Table, needed: set[int], wanted: Wanted) -> None:
        name, columns = table.name, lake_columns(table)
        staged = self._staged(table)
        keys = sorted(wanted.known.get(name, ()))
        if name in wanted.earlier | wanted.previous or keys:
            here = f"select {', '.join(columns)} from {staged}"
            self._view(f"{name}_earlier", f"{here} union all by name {self._stored(table, needed)}")
        if name in wanted.current:
            self._view(
                name, f"select {', '.join(columns)} from {staged} where _filing in (select _filing from checking)"
            )
        if name in wanted.previous:
            self._previous(name, columns)
        if keys:
            self._known(name, staged, ", ".join(keys))

    def _previous(self, name: str, columns: Iterable[str]) -> None:
        shifted = ", ".join("f.period" if column == "period" else f"r.{column}" for column in columns)
        self._view(
            f"{name}_previous",
            f"select {shifted} from {name}_earlier r {_follows(name)} join filing f on f._filing = p._filing "
            "where f._filing in (select _filing from checking)",
        )

    def _known(self, name: str, staged: str, keys: str) -> None:
        self.engine.execute(
            f"create or replace temp table {name}_known as select _filing as owner, {keys} from {staged} "
            f"union all select p._filing, {keys} from {name}_earlier r {_follows(name)} "
            f"where p._filing not in (select _filing from holds where table_name = '{name}')"
        )

    def _view(self, name: str, query: str) -> None:
        self.engine.execute(f"create or replace temp view {name} as {query}")

    def _staged(self, table: Table) -> str:
        is_there = any(
            table.name in filing.tables for filing in self.filings if filing.period and filing.institution_id
        )
        return f"{table.name}_filed" if is_there else f"({no_rows(table)})"

    def _stored(self, table: Table, needed: set[int]) -> str:
        filings = tuple(self._lake_filings[number] for number in sorted(needed & self._lake_filings.keys()))
        if not filings:
            return no_rows(table)
        lake = self.desk.lake
        pin = Pin(date.max, None, filings, lake.ledger.snapshots(), lake.ledger, lake.catalogue)
        part = pin.slice(table.name, history=True)
        if not part.files:
            return no_rows(table)
        wanted = ", ".join(str(filing.id) for filing in filings)
        files = ", ".join(f"'{path}'" for path in self.desk.lake.shelf.near(part.files))
        rows = f"read_parquet([{files}], union_by_name = true, hive_partitioning = false)"
        return f"{no_rows(table)} union all by name select * from {rows} where _filing in ({wanted})"


def _follows(name: str) -> str:
    return f"join predecessor p on p.table_name = '{name}' and p.previous = r._filing"
