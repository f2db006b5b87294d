"""What sharing buys: all models in one run against each model alone, and reading columns against reading whole tables.

`python benchmarks/bench_sharing.py`; at 500,000 movements, so that the wasteful ways end as well.
"""

import tempfile
import time
from pathlib import Path

from tables import Table, write
from tiling import Tiles, large_city, workplace

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
    with workplace() as work, tempfile.TemporaryDirectory(dir=work) as answers:
        city = large_city(work, MOVEMENTS, LOANS)
        folder = Path(answers)
        shared = _seconds(city, DuckEngine(), folder / "shared", "*")
        whole = _seconds(city, WholeTables(), folder / "whole", "*")
        alone = sum(_seconds(city, DuckEngine(), folder / model, model) for model in city.library.models)
        size = f"{city.rows('deposit_movement'):,} movements, {city.rows('loan'):,} loans"
    rows = [[name, f"{seconds:.1f}", f"{seconds / shared:.1f} ×"] for name, seconds in (
        ("一次运行，共用特征表，只读所需列 · one run, features shared, columns read", shared),
        ("一次运行，共用特征表，读入整表 · one run, features shared, whole tables loaded", whole),
        ("逐个模型单独运行 · each model alone, columns read", alone),
    )]  # fmt: skip
    models = len(city.library.models)
    headings = ["方式 way", "秒 seconds", "与第一种相比 against the first"]
    write("sharing", [Table(f"共用与只读所需列 · What sharing buys: {models} models, {size}", headings, rows)])


def _seconds(city: Tiles, engine: DuckEngine, folder: Path, pattern: str) -> float:
    before = time.perf_counter()
    run(Order(city.library, city, pattern), engine, Results(folder))
    engine.close()
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
