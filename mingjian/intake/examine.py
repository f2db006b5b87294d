"""What a row alone cannot show: keys filed twice, references to nothing, tables missing, and the cross checks.

A filing that turns out rejected cannot be the one before another: those that followed it are examined again.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb
import pyarrow as pa

from mingjian.deadlines.days import CHINA
from mingjian.engine.compiler import PREVIOUS
from mingjian.intake.arriving import Arriving
from mingjian.intake.crosschecks import Ready, compile_checks, run
from mingjian.intake.desk import Desk
from mingjian.intake.keys import Keys
from mingjian.intake.previous import Previous, Wanted
from mingjian.intake.references import References
from mingjian.intake.rules import RULES

_AGAIN = """delete from problem
where _filing in (select _filing from checking) and rule not in (select rule from settled_rule)"""


def examine(desk: Desk, filings: Sequence[Arriving], engine: duckdb.DuckDBPyConnection) -> None:
    """Enter the problems between rows, tables and periods."""
    placed = [filing for filing in filings if filing.period and filing.institution_id]
    examination = _Examination(desk, placed, engine, compile_checks(desk.library, placed))
    for name in sorted({table for filing in placed for table in filing.tables}):
        Keys(engine).twice(desk.library.tables[name])
    examination.run()


@dataclass(frozen=True)
class _Examination:
    """One batch under examination."""

    desk: Desk
    filings: Sequence[Arriving]
    engine: duckdb.DuckDBPyConnection
    checks: Sequence[Ready]

    def run(self) -> None:
        """Examine until nobody follows a rejected filing any more."""
        previous = Previous(self.desk, self.filings, self.engine)
        self._note_holdings()
        rejected = self._rejected()
        settled = previous.settle(rejected)
        checking = {filing.number for filing in self.filings}
        for _ in range(len(self.filings) + 1):
            self._enter("checking", checking)
            self._enter("rejected", rejected)
            self.engine.execute(_AGAIN)
            previous.lay_out(settled, self._wanted())
            self._examine(checking, previous, rejected)
            rejected = self._rejected()
            renewed = previous.settle(rejected)
            checking = {number for number, before in renewed.items() if before != settled[number]}
            settled = renewed
            if not checking:
                return

    def _examine(self, checking: set[int], previous: Previous, rejected: set[int]) -> None:
        tables = self.desk.library.tables
        references = References(self.engine, tables)
        for name in self._filed():
            references.follow(tables[name])
            if tables[name].cadence == "increment" and name in previous.followed:
                Keys(self.engine).filed_before(tables[name])
        for ready in self.checks:
            about = [one.number for one in self.filings if one.number in checking and ready.check.table in one.tables]
            run(self.engine, ready, about)
        for filing in self.filings:
            if filing.number in checking:
                self._missing(filing, previous, rejected)
                self._late(filing)

    def _missing(self, filing: Arriving, previous: Previous, rejected: set[int]) -> None:
        """A whole-state table that the filing before held and this one leaves out."""
        tables, rows = previous.newest_before(filing, rejected)
        least = self._parameter("quality.missing_table_rows", filing) or 1
        for name in sorted(tables - filing.tables):
            if name in self.desk.library.tables and self.desk.library.tables[name].cadence == "snapshot" and rows[name]:
                rule = "missing_table" if rows[name] >= least else "absent_table"
                self._tell(filing, rule, name, {"before": rows[name]})

    def _late(self, filing: Arriving) -> None:
        days = self._parameter("quality.due_days", filing)
        today = datetime.now(CHINA).date()
        if days is not None and filing.period and (today - filing.period).days > days:
            self._tell(filing, "late", None, {"expected": f"{days:g}", "value": today.isoformat()})

    def _tell(self, filing: Arriving, rule: str, table: str | None, facts: dict[str, object]) -> None:
        how = (rule, RULES[rule].severity, RULES[rule].dimension, facts.get("value"), json.dumps(facts))
        self.engine.execute(
            "insert into problem values ($1, null, null, $2, null, $3, $4, $5, $6, $7)", [filing.number, table, *how]
        )

    def _parameter(self, name: str, filing: Arriving) -> float | None:
        parameter = self.desk.library.parameters.get(name)
        dated = parameter.on(filing.period) if parameter and filing.period else None
        return float(dated.value) if dated and dated.value is not None else None

    def _filed(self) -> list[str]:
        return sorted({table for filing in self.filings for table in filing.tables})

    def _wanted(self) -> Wanted:
        contracts, filed = self.desk.library.tables, self._filed()
        known: dict[str, set[str]] = {}
        for column in (column for name in filed for column in contracts[name].columns.values()):
            for target, key in column.refers:
                known.setdefault(target, set()).add(key)
        read = {name for ready in self.checks for name in ready.compiled.tables}
        return Wanted(
            current=frozenset(filed) | {name for name in read if name in contracts},
            earlier=frozenset(name for name in filed if contracts[name].cadence == "increment"),
            previous=frozenset(name.removesuffix(PREVIOUS) for name in read if name not in contracts),
            known=known,
        )

    def _note_holdings(self) -> None:
        self.engine.execute("create temp table holds (_filing bigint, table_name varchar)")
        rows = [(filing.number, table) for filing in self.filings for table in filing.tables]
        numbers, tables = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [])
        given = pa.table({"_filing": pa.array(numbers, pa.int64()), "table_name": pa.array(tables, pa.string())})
        self.engine.register("holdings", given)
        self.engine.execute("insert into holds select * from holdings")
        self.engine.unregister("holdings")
        self.engine.execute("create temp table settled_rule as select distinct rule from problem")

    def _enter(self, name: str, numbers: set[int]) -> None:
        listed = ", ".join(f"({number})" for number in sorted(numbers)) or "(null)"
        self.engine.execute(
            f"create or replace temp table {name} as select col0::bigint as _filing from (values {listed})"
        )
        self.engine.execute(f"delete from {name} where _filing is null")

    def _rejected(self) -> set[int]:
        rows = self.engine.execute("select distinct _filing from problem where severity = 'error'").fetchall()
        return {row[0] for row in rows}
