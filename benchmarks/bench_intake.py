"""Whole filings with all checks, by format: rows a second of EAST text, CSV and Parquet.

`python benchmarks/bench_intake.py`; PEOPLE sets the size of the city whose one month is filed.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tables import Table, write

from mingjian.city import draw
from mingjian.intake import take_in

PEOPLE = int(os.environ.get("PEOPLE", "100000"))
FORMATS = ("east", "csv", "parquet")


def main() -> None:
    """Measure each format and write its part of docs/benchmarks.md."""
    work = Path(tempfile.mkdtemp(prefix="mingjian-bench-", dir=os.environ.get("BENCH_DIR")))
    try:
        rows = [_measured(work, form) for form in FORMATS]
    finally:
        shutil.rmtree(work, ignore_errors=True)
    headings = ["format", "filings", "files", "MB", "rows", "seconds", "rows a second"]
    write(
        "intake",
        [Table(f"One month of a city of {PEOPLE:,} people, contract and cross checks, to the lake", headings, rows)],
    )


def _measured(work: Path, form: str) -> list[str]:
    city = work / form
    draw(city, PEOPLE, 1, 1, form)
    files = [path for path in (city / "filings").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    before = time.perf_counter()
    receipts = take_in([city / "filings"], work / f"home-{form}")
    seconds = time.perf_counter() - before
    rows = sum(table["rows"] for receipt in receipts for table in receipt.document()["tables"])
    print(f"{form}: {rows:,} rows in {seconds:.1f} s", file=sys.stderr, flush=True)
    measured = (len(receipts), len(files), round(size), rows)
    return [form, *(f"{number:,}" for number in measured), f"{seconds:.1f}", f"{rows / seconds:,.0f}"]


if __name__ == "__main__":
    main()
