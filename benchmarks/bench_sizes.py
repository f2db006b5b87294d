"""How large a city's filings are: rows a person, bytes a row as filed and in the lake, by cadence and largest tables.

`python benchmarks/bench_sizes.py`; docs/operations.md reckons with these figures.
"""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
from tables import Table, write

from mingjian.city import draw
from mingjian.intake import take_in
from mingjian.lake import Lake

PEOPLE, MONTHS, SEED = 20_000, 3, 1
LARGEST = 15


@dataclass(frozen=True)
class Held:
    """What the lake holds of some tables."""

    name: str
    cadence: str
    rows: int
    bytes: int


def main() -> None:
    """Draw the city, take it in, and write its part of docs/benchmarks.md."""
    work = Path(tempfile.mkdtemp(prefix="mingjian-bench-"))
    try:
        draw(work / "city", PEOPLE, SEED, MONTHS)
        take_in([work / "city" / "filings"], work / "home")
        lake = Lake.open(work / "home")
        tables = [_held(lake, name) for name in lake.pin().tables]
        write("sizes", [_by_cadence(tables, work), _largest(tables)])
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _held(lake: Lake, name: str) -> Held:
    snapshot = lake.ledger.snapshots()[name]
    paths = lake.catalogue.files(name, snapshot, None)
    rows = sum(pq.read_metadata(path).num_rows for path in paths)
    return Held(name, lake.catalogue.cadence(name, snapshot), rows, sum(Path(path).stat().st_size for path in paths))


def _by_cadence(tables: Iterable[Held], work: Path) -> Table:
    sums = {
        cadence: [one for one in tables if one.cadence == cadence] for cadence in ("snapshot", "increment", "register")
    }
    rows = [_row(cadence, held) for cadence, held in sums.items()]
    parts = {"text as filed": work / "city" / "filings", "lake, data and metadata": work / "home" / "lake"}
    parts |= {"vault": work / "home" / "vault"}
    rows += [[name, "", "", "", f"{_bytes(folder) / 1e6:.1f}"] for name, folder in parts.items()]
    title = f"A city of {PEOPLE:,} people, {MONTHS} months; EAST text"
    return Table(title, ["what", "rows", "rows a person and month", "bytes a row", "MB"], rows)


def _row(name: str, held: Iterable[Held]) -> list[str]:
    rows, size = sum(one.rows for one in held), sum(one.bytes for one in held)
    return [name, f"{rows:,}", f"{rows / PEOPLE / MONTHS:.2f}", f"{size / max(rows, 1):.1f}", f"{size / 1e6:.1f}"]


def _largest(tables: Iterable[Held]) -> Table:
    chosen = sorted(tables, key=lambda one: -one.rows)[:LARGEST]
    return Table(
        "The largest tables",
        ["what", "rows", "rows a person and month", "bytes a row", "MB"],
        [_row(one.name, [one]) for one in chosen],
    )


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
