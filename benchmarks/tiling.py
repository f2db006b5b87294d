"""A large city made from a small one: every person, firm, account and loan many times over, under new numbers.

Copies keep their inner structure (who owes, guarantees, pays whom), so that models meet what they meet in a drawn city.
Loans are copied more often than movements, to reach both sizes that the targets name.
"""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from mingjian.city import draw
from mingjian.engine.contracts import Table
from mingjian.engine.engines import Part
from mingjian.engine.library import Library
from mingjian.engine.plan import Plan
from mingjian.intake import take_in
from mingjian.lake import Lake, Pin

PEOPLE, MONTHS = 20_000, 3

# What belongs to an institution and not to its customers stays single.
SINGLE_TABLES = re.compile(
    r"branch|employee|general_ledger|internal_|report|_product$|partnership|related_party|solvency|treasury|cession|agent$"
)
SINGLE_COLUMNS = re.compile(
    r"branch_id|mortgagee_|employee_id|_officer_id|handler_id|approver_id|manager_id|teller_id|authoriser_id"
    r"|agent_id|product|partnership_id|ledger|instrument|licence_number|bank_code|surveyor_id|id_type"
)
NUMBERS = re.compile(r"(_id|_number|_account|_code|_hash|_tag|account|phone)$")
LOAN_TABLES = (
    "personal_loan", "corporate_loan", "personal_loan_account", "corporate_loan_account", "credit_contract",
    "guarantee_contract", "guarantor", "collateral", "individual_customer", "corporate_customer",
    "property_title", "property_mortgage", "property_transfer", "property_seizure",
)  # fmt: skip


@dataclass(frozen=True)
class Size:
    """How often movements (with everything else) and loans are copied."""

    movements: int
    loans: int


@dataclass
class Tiles:
    """The tables of a small city's lake, copied into `folder`; a Source for the engine."""

    pin: Pin
    library: Library
    folder: Path
    size: Size
    made: dict[str, Part] = field(default_factory=dict)

    @property
    def as_of(self) -> date:
        """The run date of the small city."""
        return self.pin.as_of

    @property
    def daily_as_of(self) -> date:
        """The last day of what the small city files day by day."""
        return self.pin.daily_as_of

    def slice(self, table: str, history: bool) -> Part:
        """The copied rows of a table; where all of its history counts now, both are the same."""
        if history and self.pin.slice(table, True) == self.pin.slice(table, False):
            return self.slice(table, False)
        name = f"{table}_history" if history else table
        if name not in self.made:
            self.made[name] = self._make(self.library.tables[table], name, history)
        return self.made[name]

    def record(self) -> dict[str, Any]:
        """The small city's view."""
        return self.pin.record()

    def quality(self, institution_id: str, table: str) -> float | None:
        """The small city's score."""
        return None

    def file_names(self, files: Any) -> dict[int, str]:
        """The small city's files."""
        return {file: str(file) for file in files}

    def rows(self, kind: str) -> int:
        """How many rows the tables of persons and of firms of one kind have now: loan, deposit_movement."""
        files = [file for owner in ("personal", "corporate") for file in self.slice(f"{owner}_{kind}", False).files]
        return int(duckdb.sql(f"select count(*) from read_parquet({files})").fetchall()[0][0])

    def _make(self, table: Table, name: str, history: bool) -> Part:
        part = self.pin.slice(table.name, history)
        target = self.folder / f"{name}.parquet"
        draft = target.with_suffix(".draft")
        if part.files and not target.exists():
            with duckdb.connect(config={"memory_limit": "8GB", "temp_directory": str(self.folder / "tmp")}) as database:
                database.execute("set preserve_insertion_order = false")
                database.execute(f"copy ({self._copies(table, part)}) to '{draft}' (format parquet, compression zstd)")
            draft.rename(target)
        return Part((str(target),)) if part.files else Part(())

    def _copies(self, table: Table, part: Part) -> str:
        rows = f"read_parquet({list(part.files)}, union_by_name = true)"
        if part.filings is not None:
            rows = f"(select * from {rows} where _filing in ({', '.join(map(str, part.filings))}))"
        if SINGLE_TABLES.search(table.name):
            return f"select {', '.join(table.lake_types)} from {rows}"
        columns = ", ".join(_numbered(name, kind) for name, kind in table.lake_types.items())
        once = f"select {columns} from {rows} as filed cross join range({self.size.movements}) as copy(n)"
        if table.name not in LOAN_TABLES or self.size.loans <= self.size.movements:
            return once
        copies = f"range({self.size.movements}, {self.size.loans}) as copy(n)"
        more = f"select {columns} from {rows} as filed cross join {copies} where {self._concerns_loans(table)}"
        return f"{once} union all {more}"

    def _concerns_loans(self, table: Table) -> str:
        """Customers are copied further only when they owe, property only when it is pledged."""
        if "customer" in table.name:
            return f"customer_id in ({self._every('customer_id', 'personal_loan', 'corporate_loan')})"
        if table.name.startswith("property_"):
            return f"title_number in ({self._every('title_number', 'collateral')})"
        return "true"

    def _every(self, column: str, *names: str) -> str:
        files = [file for name in names for file in self.pin.slice(name, True).files]
        return f"select distinct {column} from read_parquet({files}, union_by_name = true)"


def _numbered(name: str, kind: str) -> str:
    if kind == "VARCHAR" and NUMBERS.search(name) and not SINGLE_COLUMNS.search(name) and name != "institution_id":
        return f'case when n = 0 then "{name}" else "{name}" || \'~\' || n end as "{name}"'
    return f'"{name}"'


def tiles(home: Path, folder: Path, size: Size) -> Tiles:
    """The lake of `home` copied `size` times, made in `folder` as tables are asked for."""
    folder.mkdir(parents=True, exist_ok=True)
    return Tiles(Lake.open(home).pin(), Library.load(), folder, size)


def large_city(work: Path, movements: int, loans: int) -> Tiles:
    """A city with at least so many deposit movements and loans, its tables laid down below `work` once."""
    drawn = work / "drawn"
    if not drawn.exists():
        draw(work / "city", PEOPLE, 1, MONTHS)
        take_in([work / "city" / "filings"], work / "home")
        drawn.touch()
    one = tiles(work / "home", work / "1x1", Size(1, 1))
    size = Size(-(-movements // one.rows("deposit_movement")), -(-loans // one.rows("loan")))
    city = tiles(work / "home", work / f"{size.movements}x{size.loans}", size)
    for _ in Plan(city.library, city, "*").tasks():
        pass  # each task asks for the tables that its model reads
    return city


@contextmanager
def workplace() -> Iterator[Path]:
    """Where a benchmark lays its city down: BENCH_KEEP, kept for the next run, or a passing folder in BENCH_DIR."""
    kept = os.environ.get("BENCH_KEEP")
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
        yield Path(kept)
        return
    with tempfile.TemporaryDirectory(prefix="mingjian-bench-", dir=os.environ.get("BENCH_DIR")) as passing:
        yield Path(passing)
