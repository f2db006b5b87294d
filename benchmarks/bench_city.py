"""How long a city takes to draw, by people and months, and how much memory.

`python benchmarks/bench_city.py`; with SCALE=full also a million people for a whole year, which needs 40 GB of disk.
Each city is drawn by a process of its own, under BENCH_DIR when it is set, and removed when it is measured.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tables import Table, write

SIZES = [(20_000, 12), (200_000, 1), (200_000, 3), (1_000_000, 1), (1_000_000, 3)]
FULL = [(1_000_000, 12)]
DRAW = """
import sys
from pathlib import Path
from mingjian.city import draw
print(draw(Path(sys.argv[1]), int(sys.argv[2]), 1, int(sys.argv[3])).rows)
"""


def main() -> None:
    """Draw each size and write its part of docs/benchmarks.md."""
    sizes = SIZES + (FULL if os.environ.get("SCALE") == "full" else [])
    headings = ["people", "months", "rows", "GB", "seconds", "core seconds", "rows a core second", "peak MB"]
    rows = [_measured(people, months) for people, months in sizes]
    write("city", [Table("Drawing a city and writing its filings as EAST text", headings, rows)])


def _measured(people: int, months: int) -> list[str]:
    folder = Path(tempfile.mkdtemp(prefix="mingjian-bench-", dir=os.environ.get("BENCH_DIR")))
    try:
        before = time.perf_counter()
        command = [sys.executable, "-c", DRAW, str(folder), str(people), str(months)]
        drawing = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        said = drawing.stdout.read() if drawing.stdout else ""
        _, status, used = os.wait4(drawing.pid, 0)
        drawing.returncode = os.waitstatus_to_exitcode(status)
        if drawing.returncode:
            raise SystemExit(f"a city of {people:,} people and {months} months could not be drawn; see above")
        seconds, core = time.perf_counter() - before, used.ru_utime + used.ru_stime
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e9
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{people:,} people, {months} months: {seconds:.0f} s, {core:.0f} core s", file=sys.stderr, flush=True)
    drawn = int(said)
    counts = [f"{people:,}", str(months), f"{drawn:,}", f"{size:.1f}", f"{seconds:.0f}", f"{core:.0f}"]
    return [*counts, f"{drawn / core:,.0f}", f"{used.ru_maxrss // 1024:,}"]


if __name__ == "__main__":
    main()
