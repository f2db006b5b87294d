"""What sharing buys: all models in one run against each model alone, and reading columns against reading whole tables.

`python benchmarks/bench_sharing.py`; at 500,000 movements, so that the wasteful ways end as well.
"""

import os
import shutil
import tempfile
import time
from pathlib import Path

from tables import Table, write
from tiling import Tiles, large_city

from mingjian.engine.duck import DuckEngine
from mingjian.engine.results import Results
from mingjian.engine.run import Order, run

MOVEMENTS, LOANS = 500_000, 50_000


class WholeTables(DuckEngine):
    """Loads every column of a table before a model may read one."""

    def attach(self, name: str, part: object, columns: object) -> None:
        """As the engine does, then everything into memory."""
        super().attach(f"{name}_file", part, columns)  # type: ignore[arg-type]
        self.materialise(name, f'select * from "{name}_file"')


def main() -> None:
    """Measure three ways and write a part of docs/benchmarks.md."""
    work = Path(tempfile.mkdtemp(prefix="mingjian-bench-", dir=os.environ.get("BENCH_DIR")))
    try:
        city = large_city(work, MOVEMENTS, LOANS)
        shared = _seconds(city, DuckEngine(), work / "shared", ["*"])
        whole = _seconds(city, WholeTables(), work / "whole", ["*"])
        alone = sum(_seconds(city, DuckEngine(), work / f"alone-{n}", [m]) for n, m in enumerate(city.library.models))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    rows = [[name, f"{seconds:.1f}", f"{seconds / shared:.1f} ×"] for name, seconds in (
        ("one run, features shared, columns read", shared),
        ("one run, features shared, whole tables loaded", whole),
        ("each model alone, columns read", alone),
    )]  # fmt: skip
    title = f"All {len(city.library.models)} models, {MOVEMENTS:,} movements, {LOANS:,} loans"
    write("sharing", [Table(title, ["way", "seconds", "against the first"], rows)])


def _seconds(city: Tiles, engine: DuckEngine, folder: Path, patterns: list[str]) -> float:
    before = time.perf_counter()
    for pattern in patterns:
        run(Order(city.library, city, pattern), engine, Results(folder))
    engine.close()
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
