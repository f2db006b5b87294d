"""A run asks every model, keeps clues with their evidence, and compares with the run before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mingjian.engine.contracts import Words
from mingjian.engine.duck import DuckEngine
from mingjian.engine.library import Library
from mingjian.engine.reasons import UNCHANGED
from mingjian.engine.results import ClueNotFound, Results, RunNotFound, RunRecord
from mingjian.engine.run import Order, run
from tests.engine.conftest import MODEL, FiledRows

OTHER = MODEL.replace("from loan\n", "from loan inner join movement using (institution_id, loan_id)\n")
NEVER = MODEL.replace("date_diff('day', overdue_since, as_of) as measure", "cast(five_class as int) as measure")


def run_once(library: Library, filed: FiledRows, folder: Path) -> tuple[RunRecord, Results]:
    results = Results(folder / "runs")
    return run(Order(library, filed), DuckEngine(), results), results


def test_a_clue_says_who_what_how_much_in_both_languages(library: Library, filed: FiledRows, tmp_path: Path) -> None:
    record, results = run_once(library, filed, tmp_path)

    [clue] = results.clues(record).to_pylist()
    assert clue | {"clue_id": "", "facts": ""} == {
        "clue_id": "",
        "facts": "",
        "model": "assets.overdue",
        "institution_id": "B1",
        "subject_type": "loan",
        "subject_id": "L1",
        "as_of": date(2025, 12, 31),
        "measure": 91.0,
        "threshold": 90.0,
        "amount": 5,
        "severity": "high",
        "quality": 97.0,
        "sentence_zh": "借据L1逾期91天，分类正常，余额5.00元。",
        "sentence_en": "Loan L1 is 91 days overdue, classed Normal, balance 5.00.",
        "status": "new",
    }


def test_evidence_leads_to_file_and_line(library: Library, filed: FiledRows, tmp_path: Path) -> None:
    record, results = run_once(library, filed, tmp_path)

    [clue] = results.clues(record).column("clue_id").to_pylist()
    [row] = results.evidence(record, clue).to_pylist()
    assert (row["table"], row["file"], row["line"]) == ("loan", "file-7.txt", 1)
    assert '"loan_id": "L1"' in row["row"]


def test_the_same_finding_is_continuing_and_a_vanished_one_is_gone(
    library: Library, filed: FiledRows, tmp_path: Path
) -> None:
    first, results = run_once(library, filed, tmp_path)
    filed.tables["loan"][1]["overdue_since"] = date(2025, 1, 1)
    second = run(Order(library, filed), DuckEngine(), results)
    filed.tables["loan"] = filed.tables["loan"][1:]
    third = run(Order(library, filed), DuckEngine(), results)

    counts = [(model.new, model.continuing, model.gone) for record in (first, second, third) for model in record.models]
    assert counts == [(1, 0, 0), (1, 1, 0), (0, 1, 1)]


def test_an_unchanged_model_over_unchanged_rows_is_not_computed_again(
    library: Library, filed: FiledRows, tmp_path: Path
) -> None:
    _, results = run_once(library, filed, tmp_path)

    again = run(Order(library, filed), DuckEngine(), results)

    assert [model.reason for model in again.models] == [UNCHANGED]
    assert again.clues_total == 1


def test_a_changed_parameter_is_computed_anew(
    write_library: Callable[..., Path], filed: FiledRows, tmp_path: Path
) -> None:
    _, results = run_once(filed.library, filed, tmp_path)
    path = write_library() / "parameters/rule/days.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 90", "value: 89"), encoding="utf-8")

    again = run(Order(Library.load(path.parents[2]), filed), DuckEngine(), results)

    assert again.clues_total == 2


def test_a_model_whose_tables_nobody_filed_is_skipped_with_the_reason(
    write_library: Callable[..., Path], filed: FiledRows, tmp_path: Path
) -> None:
    library = Library.load(write_library(models__assets__other_dot_sql=OTHER))

    record, _ = run_once(library, filed, tmp_path)

    statuses = {model.id: (model.status, model.reason) for model in record.models}
    assert statuses["assets.other"] == ("skipped", Words("没有单位报送：明细表", "nobody filed movement"))
    assert statuses["assets.overdue"] == ("ok", None)


def test_a_model_that_fails_stops_nobody_else(
    write_library: Callable[..., Path], filed: FiledRows, tmp_path: Path
) -> None:
    library = Library.load(write_library(models__assets__never_dot_sql=NEVER))

    record, _ = run_once(library, filed, tmp_path)

    statuses = {model.id: model.status for model in record.models}
    assert statuses == {"assets.never": "failed", "assets.overdue": "ok"}


def test_a_run_record_is_read_back_as_it_was_kept(library: Library, filed: FiledRows, tmp_path: Path) -> None:
    record, results = run_once(library, filed, tmp_path)

    kept = results.record(record.run_id)

    assert replace(kept, source={}) == replace(record, source={})
    assert kept.parameters == {"rule.days": "90"}


def test_an_unknown_run_and_an_unknown_clue_are_told_in_both_languages(
    library: Library, filed: FiledRows, tmp_path: Path
) -> None:
    record, results = run_once(library, filed, tmp_path)

    with pytest.raises(RunNotFound, match="There is no run yesterday"):
        results.record("yesterday")
    with pytest.raises(ClueNotFound) as caught:
        results.evidence(record, "nothing")
    assert caught.value.sentence("zh") == "这次运行中没有疑点 nothing。请用 `mingjian clues` 查看已有疑点。"


def test_the_sealed_engine_reads_no_file_outside_the_lake(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    engine = DuckEngine()
    engine.seal([f"{tmp_path / 'lake'}/"])

    with pytest.raises(Exception, match="Permission Error"):
        engine.collect(f"select a from read_csv('{secret}')")
