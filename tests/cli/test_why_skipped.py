"""Why a model was skipped is said in the reader's language; a program is told in English, as promised."""

from pathlib import Path

import pytest

from mingjian.cli.run import document, show_trouble
from mingjian.engine.duck import DuckEngine
from mingjian.engine.language import reading
from mingjian.engine.library import Library
from mingjian.engine.results import Results, RunRecord
from mingjian.engine.run import Order, run
from tests.cli.conftest import FiledLoans

MODEL = "bills.bill_term_over_limit"


@pytest.fixture
def record(tmp_path: Path) -> RunRecord:
    library = Library.load()
    results = Results(tmp_path / "runs")
    kept = run(Order(library, FiledLoans(tmp_path, library), MODEL), DuckEngine(threads=1), results)
    return results.record(kept.run_id)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", f"跳过 没有单位报送：票据出票信息表: {MODEL}\n"),
        ("en", f"skipped nobody filed bill_issued: {MODEL}\n"),
    ],
)
def test_the_terminal_says_why_in_the_readers_language(
    record: RunRecord, capsys: pytest.CaptureFixture[str], language: str, line: str
) -> None:
    with reading(language):
        show_trouble(record)

    assert capsys.readouterr().out == line


def test_a_program_is_told_in_english_whatever_the_language(record: RunRecord) -> None:
    with reading("zh"):
        (model,) = document(record)["models"]

    assert (model["status"], model["reason"]) == ("skipped", "nobody filed bill_issued")
