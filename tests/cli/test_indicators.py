"""`mingjian indicators`: what was kept, as a table, as JSON, as CSV, and of one institution."""

import json
from pathlib import Path

import pytest

from mingjian import Workspace
from mingjian.engine.duck import DuckEngine
from mingjian.engine.library import Library
from mingjian.engine.results import Results
from mingjian.engine.run import Order, run
from tests.cli.conftest import FiledLoans
from tests.cli.terminal import mingjian

SHARE = "lending.manufacturing_loan_share"


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("measured")
    library = Library.load()
    run(Order(library, FiledLoans(folder, library), SHARE), DuckEngine(threads=1), Results(folder / "runs"))
    return folder


def test_the_sector_stands_before_the_institutions(measured: Path) -> None:
    said = mingjian("indicators", "--home", measured, "--format", "json")

    row = {"indicator": SHARE, "as_of": "2025-12-31", "value": 0.0}
    assert json.loads(said.out) == {
        "indicators": [row | {"institution_id": None}, row | {"institution_id": "B1"}],
    }


def test_one_institutions_values_as_lines(measured: Path) -> None:
    said = mingjian("indicators", "--home", measured, "--institution", "B1", "--format", "csv")

    assert said.out == f"indicator,institution_id,as_of,value\n{SHARE},B1,2025-12-31,0.0\n"


def test_the_table_names_quantity_unit_and_sector_for_its_reader(measured: Path) -> None:
    said = mingjian("indicators", "--home", measured, "--lang", "en")

    assert said.code == 0
    for words in ("the sector", "Share of manufacturing loans", "0.0%", "ratio"):
        assert words in said.out


def test_python_reads_the_same(measured: Path) -> None:
    assert Workspace(measured).indicators().column("institution_id").to_pylist() == [None, "B1"]
