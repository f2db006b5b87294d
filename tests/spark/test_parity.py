"""One city, both engines, the very same Parquet files: every model ends alike, clue by clue and row of evidence by row."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mingjian.engine.cases import read_cases, run_case
from mingjian.engine.engines import Engine
from mingjian.engine.library import Library
from mingjian.engine.results import Results, RunRecord
from tests.cli.terminal import Said, mingjian

pytestmark = [pytest.mark.spark, pytest.mark.slow]

DECIMALS = 6  # of measure and threshold; amounts and sentences are compared whole


@dataclass(frozen=True)
class Answered:
    """What the command said about a run, its record, and its clues by model, institution and subject."""

    said: Said
    record: RunRecord
    clues: dict[str, list[dict[str, Any]]]
    evidence: dict[str, list[dict[str, Any]]]

    @property
    def document(self) -> Any:
        """The JSON document."""
        return json.loads(self.said.out)


@pytest.fixture(scope="module")
def home(city_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home without runs, on the storage that the workers share with this program."""
    return Path(shutil.copytree(city_home, tmp_path_factory.mktemp("parity") / "home"))


@pytest.fixture(scope="module")
def duckdb(home: Path) -> Answered:
    """The city's run on DuckDB."""
    return answered(home, "--engine", "duckdb")


@pytest.fixture(scope="module")
def spark(home: Path, duckdb: Answered, spark_address: str) -> Answered:
    """The same command on the cluster, after DuckDB's, whose answers are out of reach."""
    return answered(home, "--engine", "spark", "--spark", spark_address)


def answered(home: Path, *words: str) -> Answered:
    """Run every model, read everything that the run kept, and put it away, so that no later run reuses it."""
    said = mingjian("run", "--home", home, "--json", *words)
    results = Results(home / "runs")
    record = results.record()
    clues = [settled(clue) for clue in results.clues(record).to_pylist()]
    evidence = {clue["clue_id"]: results.evidence(record, clue["clue_id"]).to_pylist() for clue in clues}
    shutil.rmtree(home / "runs")
    return Answered(said, record, grouped(clues), evidence)


def settled(clue: dict[str, Any]) -> dict[str, Any]:
    rounded = {name: round(clue[name], DECIMALS) for name in ("measure", "threshold") if clue[name] is not None}
    return {name: value for name, value in (clue | rounded).items() if name != "facts"}


def grouped(clues: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    models: dict[str, list[dict[str, Any]]] = {}
    for clue in sorted(clues, key=lambda clue: (clue["model"], clue["institution_id"], clue["subject_id"])):
        models.setdefault(clue["model"], []).append(clue)
    return models


def test_the_command_answers_with_the_same_document_but_for_the_engine(duckdb: Answered, spark: Answered) -> None:
    assert (duckdb.said.code, spark.said.code) == (0, 0)
    assert (duckdb.document["engine"], spark.document["engine"]) == ("duckdb", "spark")
    assert comparable(spark.document) == comparable(duckdb.document)


def comparable(document: dict[str, Any]) -> dict[str, Any]:
    timeless = {
        kind: [{name: value for name, value in one.items() if name != "seconds"} for one in document[kind]]
        for kind in ("models", "indicators")
    }
    return document | timeless | {"engine": None, "run_id": None}


def test_both_engines_read_the_same_snapshots(duckdb: Answered, spark: Answered) -> None:
    assert spark.record.source == duckdb.record.source
    assert [model.fingerprint for model in spark.record.models] == [model.fingerprint for model in duckdb.record.models]


def test_every_clue_is_the_same(duckdb: Answered, spark: Answered) -> None:
    assert differing(duckdb.clues, spark.clues) == {}


def test_every_row_of_evidence_is_the_same(duckdb: Answered, spark: Answered) -> None:
    assert differing(duckdb.evidence, spark.evidence) == {}


def differing(first: dict[str, list[Any]], second: dict[str, list[Any]]) -> dict[str, Any]:
    names = first.keys() | second.keys()
    return {name: (first.get(name), second.get(name)) for name in names if first.get(name) != second.get(name)}


def test_a_model_that_is_silent_over_the_city_speaks_alike_over_its_cases(
    duckdb: Answered, spark_engine: Engine
) -> None:
    library = Library.load()
    silent = [model for name, model in library.models.items() if name not in duckdb.clues]

    verdicts = [run_case(library, model, case, spark_engine) for model in silent for case in read_cases(model)]

    assert any(case.expect for model in silent for case in read_cases(model))
    assert [verdict for verdict in verdicts if verdict.missing or verdict.surplus] == []
