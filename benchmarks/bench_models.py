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
from tiling import Size, Tiles, tiles

from mingjian.city import draw
from mingjian.engine.duck import DuckEngine
from mingjian.engine.results import ModelOutcome, Results, RunRecord
from mingjian.engine.run import Order, run
from mingjian.intake import take_in

PEOPLE, MONTHS = 20_000, 3
# Copies of the small city that give 500,000 loans and 5 million deposit movements, and ten times as many.
SIZES = {"small": (5_000_000, 500_000), "full": (50_000_000, 5_000_000)}
SLOWEST = 15


def main() -> None:
    """Measure one size and write docs/benchmarks/models-<size>.md."""
    size = os.environ.get("SCALE", "small")
    work = Path(tempfile.mkdtemp(prefix="mingjian-bench-", dir=os.environ.get("BENCH_DIR")))
    try:
        city = _large_city(work, *SIZES[size])
        for name in city.library.tables:
            for history in (False, True):
                city.slice(name, history)
        record, seconds = _run(city, work / "together")
        write(f"models-{size}", [_whole(city, record, seconds), _slowest(record)])
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _large_city(work: Path, movements: int, loans: int) -> Tiles:
    draw(work / "city", PEOPLE, 1, MONTHS)
    take_in([work / "city" / "filings"], work / "home")
    one = tiles(work / "home", work / "one", Size(1, 1))
    rows = {name: _rows(one, name) for name in ("personal_deposit_movement", "corporate_deposit_movement")}
    owed = sum(_rows(one, name) for name in ("personal_loan", "corporate_loan"))
    copies = Size(-(-movements // sum(rows.values())), -(-loans // owed))
    print(f"copies: {copies}", file=sys.stderr)
    return tiles(work / "home", work / "large", copies)


def _rows(city: Tiles, table: str) -> int:
    engine = DuckEngine()
    engine.attach(table, city.pin.slice(table, False), city.library.tables[table].lake_types)
    return int(engine.collect(f"select count(*) as rows from {table}").column("rows")[0].as_py())


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
