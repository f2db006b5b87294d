"""Every model over a large city: seconds by model, in all, and peak memory; the gain of shared features and of reuse.

`python benchmarks/bench_models.py`, SCALE=full for 5 million loans and 50 million movements.
"""

import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tables import Table, write
from tiling import PEOPLE, Tiles, large_city

from mingjian.engine.duck import DuckEngine
from mingjian.engine.results import ModelOutcome, Results, RunRecord
from mingjian.engine.run import Order, run

# Copies of the small city that give 500,000 loans and 5 million deposit movements, and ten times as many.
SIZES = {"small": (5_000_000, 500_000), "full": (50_000_000, 5_000_000)}
SLOWEST = 15


def main() -> None:
    """Measure one size and write its part of docs/benchmarks.md."""
    size = os.environ.get("SCALE", "small")
    work = Path(tempfile.mkdtemp(prefix="mingjian-bench-", dir=os.environ.get("BENCH_DIR")))
    try:
        city = large_city(work, *SIZES[size])
        record, seconds = _run(city, work / "together")
        write(f"models-{size}", [_whole(city, record, seconds), _slowest(record)])
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _run(city: Tiles, folder: Path) -> tuple[RunRecord, float]:
    engine = DuckEngine(memory="14GB", scratch=folder / "scratch")
    before = time.perf_counter()
    record = run(Order(city.library, city, progress=_tell), engine, Results(folder))
    return record, time.perf_counter() - before


def _tell(model: str, done: int, total: int) -> None:
    print(f"{time.perf_counter():10.1f} {done}/{total} {model}", file=sys.stderr, flush=True)


def _whole(city: Tiles, record: RunRecord, seconds: float) -> Table:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    ran = [model for model in record.models if model.status == "ok"]
    row = [f"{len(ran)}", f"{record.clues_total:,}", f"{seconds:.1f}", f"{memory:.1f}"]
    title = f"Copies of a city of {PEOPLE:,} people: movements × {city.size.movements}, loans × {city.size.loans}"
    return Table(title, ["models", "clues", "seconds in all", "peak memory GB"], [row])


def _slowest(record: RunRecord) -> Table:
    def seconds(model: ModelOutcome) -> float:
        return -model.seconds

    rows = [[model.id, f"{model.clues:,}", f"{model.seconds:.2f}"] for model in sorted(record.models, key=seconds)]
    return Table(
        "The slowest models (the first that reads a feature pays for it)", ["model", "clues", "seconds"], rows[:SLOWEST]
    )


if __name__ == "__main__":
    main()
