"""Every model finds the same clues on a Spark cluster as on DuckDB, amount by amount, over the same city."""

import shutil
from pathlib import Path

import pyarrow as pa
import pytest

from mingjian.engine.duck import DuckEngine
from mingjian.engine.engines import Engine
from mingjian.engine.library import Library
from mingjian.engine.results import Results, RunRecord
from mingjian.engine.run import Order, run
from mingjian.lake import Lake
from mingjian.workspace import Filed

pytestmark = [pytest.mark.spark, pytest.mark.slow]

COMPARED = (
    "institution_id",
    "subject_type",
    "subject_id",
    "amount",
    "severity",
    "quality",
    "sentence_zh",
    "sentence_en",
)


def clues_by_model(engine: Engine, lake: Lake, folder: Path) -> tuple[RunRecord, dict[str, set[tuple[object, ...]]]]:
    results = Results(folder)
    record = run(Order(Library.load(), Filed(lake, lake.pin())), engine, results)
    return record, grouped(results.clues(record))


def grouped(clues: pa.Table) -> dict[str, set[tuple[object, ...]]]:
    found: dict[str, set[tuple[object, ...]]] = {}
    for clue in clues.to_pylist():
        numbers = tuple(round(clue[name], 6) if clue[name] is not None else None for name in ("measure", "threshold"))
        found.setdefault(clue["model"], set()).add((*(clue[name] for name in COMPARED), *numbers))
    return found


def test_every_model_finds_the_same_on_both_engines(spark_address: str, city_home: Path, tmp_path: Path) -> None:
    from mingjian.engine.spark import SparkEngine

    home = shutil.copytree(city_home, tmp_path / "home")
    lake = Lake.open(home)
    spark = SparkEngine(spark_address)
    try:
        there, on_spark = clues_by_model(spark, lake, tmp_path / "spark")
    finally:
        spark.close()
    here, on_duckdb = clues_by_model(DuckEngine(), lake, tmp_path / "duckdb")

    assert [model.id for model in there.models if model.status == "failed"] == []
    assert {model.id: model.status for model in there.models} == {model.id: model.status for model in here.models}
    different = {name for name in on_spark.keys() | on_duckdb.keys() if on_spark.get(name) != on_duckdb.get(name)}
    assert different == set()
    assert here.clues_total > 0
