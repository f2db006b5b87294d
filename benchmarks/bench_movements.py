"""How fast a month of account movements comes in, with every check, as EAST text and as Parquet.

`python benchmarks/bench_movements.py [rows…]`: rows a second and core, and beside it the floor: Arrow alone parsing the
same file and writing it as Parquet, without any check. The bank has 20,000 customers with an account each; every
reference resolves.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq
import tables

from mingjian.engine.contracts import Column
from mingjian.engine.library import Library
from mingjian.intake import take_in

PERIOD = "20250131"
CUSTOMERS = 20_000
TABLE = "personal_deposit_movement"
KEYS = {
    "branch_id": "'BR' || i % 10",
    "handling_branch_id": "'BR' || i % 10",
    "ledger_code": "'2011'",
    "customer_id": f"'C' || i % {CUSTOMERS}",
    "account_id": f"'A' || i % {CUSTOMERS}",
    "transaction_id": "'T' || i",
    "id_number": f"'110101199' || lpad((i % {CUSTOMERS})::varchar, 9, '0')",
    "account_name": "'张' || i % 5000",
    "counterparty_account": "'62' || lpad((hash(i) % 1000000)::varchar, 17, '0')",
    "counterparty_name": "'李' || hash(i) % 5000",
    "amount": "(100 + i % 9)::decimal(20, 2)",
    "balance_after": "(hash(i) % 10000000 / 100)::decimal(20, 2)",
    "transacted_on": "date '2025-01-01' + (hash(i) % 31)::integer",
    "transacted_at": "make_time((8 + hash(i) % 12)::bigint, (hash(i + 1) % 60)::bigint, 0)",
    "summary": "'消费' || hash(i) % 50",
    "closed_on": "date '9999-12-31'",
    "parent_branch_id": "'0'",
    "collected_on": "date '2025-01-31'",
}
BY_TYPE = {
    "text": "'甲'",
    "flag": "false",
    "integer": "1",
    "money": "0::decimal(20, 2)",
    "rate": "1::decimal(20, 6)",
    "decimal": "1::decimal(20, 6)",
    "date": "date '2020-01-01'",
    "time": "time '10:00:00'",
}


def cell(column: Column) -> str:
    """A valid value of `column` in row i, typed."""
    if column.name in KEYS:
        return KEYS[column.name]
    if not column.is_required:
        return f"null::{column.sql_type}"
    return f"'{next(iter(column.codes.values.values())).zh}'" if column.codes else BY_TYPE[column.type]


def as_text(column: Column) -> str:
    """The same value as EAST writes it."""
    spelled = {
        "date": f"strftime({cell(column)}, '%Y%m%d')",
        "time": f"strftime(date '2000-01-01' + {cell(column)}, '%H%M%S')",
        "flag": f"if({cell(column)}, '是', '否')",
    }
    return f"coalesce({spelled.get(column.type, f'({cell(column)})::varchar')}, '')"


def write(folder: Path, library: Library, form: str, rows: int) -> None:
    """The filing of one bank: few rows of everything that movements refer to, and `rows` movements."""
    counts = {
        "branch": 10,
        "general_ledger": 1,
        "individual_customer": CUSTOMERS,
        "personal_deposit_account": CUSTOMERS,
    }
    with duckdb.connect() as engine:
        for name, count in {**counts, TABLE: rows}.items():
            spell = as_text if form == "txt" else cell
            columns = [f"{spell(column)} as {key}" for key, column in library.tables[name].columns.items()]
            how = (
                "(format csv, delimiter '\x01', quote '', escape '', header false)"
                if form == "txt"
                else "(format parquet)"
            )
            target = folder / f"B0001-{name}-{PERIOD}.{form}"
            engine.execute(f"copy (select {', '.join(columns)} from range({count}) r(i)) to '{target}' {how}")


@dataclass(frozen=True)
class Cost:
    """What something took, in seconds."""

    wall: float
    core: float


def cost(work: Callable[[], object]) -> Cost:
    """What `work` takes, this process only."""
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    core = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - began, core)


def copy_bare(file: Path, library: Library) -> None:
    """Arrow alone: the movements parsed and written as Parquet, nothing checked, nothing kept."""
    rows = _parsed(file, list(library.tables[TABLE].columns)) if file.suffix == ".txt" else pq.read_table(file)
    pq.write_table(rows, file.with_suffix(".bare"), compression="zstd")


def _parsed(file: Path, names: list[str]) -> pa.Table:
    return arrow_csv.read_csv(
        file,
        arrow_csv.ReadOptions(column_names=names),
        arrow_csv.ParseOptions(delimiter="\x01", quote_char=False, double_quote=False),
        arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), check_utf8=False),
    )


def measure(form: str, rows: int) -> list[str]:
    """Take the filing in; how fast that was, and how fast Arrow alone is."""
    library = Library.load()
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as scratch:
        folder = Path(scratch) / "in"
        folder.mkdir()
        write(folder, library, form, rows)
        receipts = []
        taken = cost(lambda: receipts.extend(take_in([folder], Path(scratch) / "home")))
        bare = cost(lambda: copy_bare(folder / f"B0001-{TABLE}-{PERIOD}.{form}", library))
    if receipts[0].status != "accepted":
        raise SystemExit(receipts[0].problems[0].message["en"])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    figures = [f"{rows:,}", f"{taken.wall:.1f}", f"{taken.core:.1f}", f"{rows / taken.core:,.0f}"]
    return [form, *figures, f"{rows / bare.core:,.0f}", f"{peak:,}"]


def main() -> None:
    """Measure each form and size in a process of its own and write their part of docs/benchmarks.md."""
    sizes = [int(size) for size in sys.argv[1:]] or [1_000_000, 4_000_000]
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        measured = list(pool.map(measure, [form for form in ("txt", "parquet") for _ in sizes], sizes * 2))
    title = "一个月的存款明细，含全部检核 · A month of account movements with every check"
    rate = "每核每秒行数 rows a core second"
    bare = "只解析并写出 Parquet、不检核 Arrow alone, parsing and writing"
    headings = ["格式 format", "行 rows", "秒 seconds", "核秒 core seconds", rate, bare, "内存峰值 peak MB"]
    tables.write("movements", [tables.Table(title, headings, measured)])


if __name__ == "__main__":
    main()
