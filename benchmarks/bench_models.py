"""Every model over a large city: seconds by model, in all, and peak memory.

`python benchmarks/bench_models.py`, SCALE=full for 5 million loans and 50 million movements. BENCH_KEEP names a folder
that keeps the city for the next run, BENCH_MEMORY what DuckDB may use. The copies multiply what is planted too, so that
there are many times more clues than in a city drawn at that size.
"""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from tables import Table, write
from tiling import PEOPLE, Tiles, large_city, workplace

from mingjian.engine.duck import DuckEngine
from mingjian.engine.results import Results, RunRecord
from mingjian.engine.run import Order, run

# Copies of the small city that give 500,000 loans and 5 million deposit movements, and ten times as many.
SIZES = {"small": (5_000_000, 500_000), "full": (50_000_000, 5_000_000)}
SLOWEST = 15
MEMORY = os.environ.get("BENCH_MEMORY", "10GB")


def main() -> None:
    """Measure one size and write its part of docs/benchmarks.md."""
    size = os.environ.get("SCALE", "small")
    with workplace() as work:
        city = large_city(work, *SIZES[size])
        with tempfile.TemporaryDirectory(dir=work) as answers:
            record, seconds = _run(city, Path(answers))
        write(f"models-{size}", [_whole(city, record, seconds), _slowest(record)])


def _run(city: Tiles, folder: Path) -> tuple[RunRecord, float]:
    engine = DuckEngine(memory=MEMORY, scratch=folder / "scratch")
    before = time.perf_counter()
    record = run(Order(city.library, city, progress=_tell), engine, Results(folder))
    return record, time.perf_counter() - before


def _tell(model: str, done: int, total: int) -> None:
    print(f"{time.perf_counter():10.1f} {done}/{total} {model}", file=sys.stderr, flush=True)


def _whole(city: Tiles, record: RunRecord, seconds: float) -> Table:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    ran = [model for model in record.models if model.status == "ok"]
    asked = sum(model.seconds for model in ran)
    row = [f"{len(ran)}", f"{record.clues_total:,}", f"{asked:.1f}", f"{seconds:.1f}", f"{memory:.1f}"]
    rows = f"{city.rows('deposit_movement'):,} movements, {city.rows('loan'):,} loans"
    title = f"全部模型 · Every model: {rows} (copies of a city of {PEOPLE:,} people)"
    headings = [
        "模型 models",
        "疑点 clues",
        "模型秒数 seconds of models",
        "总秒数 seconds in all",
        "内存峰值 peak memory GB",
    ]
    return Table(title, headings, [row])


def _slowest(record: RunRecord) -> Table:
    slowest = sorted(record.models, key=lambda model: model.seconds, reverse=True)[:SLOWEST]
    rows = [[model.id, f"{model.clues:,}", f"{model.seconds:.2f}"] for model in slowest]
    title = (
        "最慢的模型（首个读取特征表的模型承担其计算） · The slowest models (the first that reads a feature pays for it)"
    )
    return Table(title, ["模型 model", "疑点 clues", "秒 seconds"], rows)


if __name__ == "__main__":
    main()
