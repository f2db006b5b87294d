"""`mingjian clues` and `mingjian clue`: what was found, ranked, and everything behind one finding."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from tests.cli.terminal import mingjian

FIRST = ["clue_id", "model", "institution_id", "subject_type", "subject_id", "as_of", "measure", "threshold", "amount"]
COLUMNS = [*FIRST, "severity", "status", "quality", "sentence"]


def _clues(home: Path, *words: object) -> list[dict[str, Any]]:
    said = mingjian("clues", "--home", home, "--format", "json", *words)
    return list(json.loads(said.out)["clues"])


def test_the_clues_come_with_all_promised_columns_the_most_money_first(home: Path) -> None:
    clues = _clues(home, "--lang", "en")

    assert [clue["subject_id"] for clue in clues] == ["L1", "L2"]
    assert list(clues[0]) == COLUMNS
    assert clues[0] | {"clue_id": ""} == {
        "clue_id": "",
        "model": "assets.overdue_loan_classed_performing",
        "institution_id": "B1",
        "subject_type": "loan",
        "subject_id": "L1",
        "as_of": "2025-12-31",
        "measure": 91.0,
        "threshold": 90.0,
        "amount": 1000,
        "severity": "high",
        "status": "new",
        "quality": 98.5,
        "sentence": "Loan L1 is 91 days overdue, over the limit of 90, and still classed Normal; balance 1,000.00.",
    }


def test_the_sentence_is_in_the_language_asked_for(home: Path) -> None:
    (first,) = _clues(home, "--lang", "zh", "--top", 1)

    assert first["sentence"] == "借据L1已逾期91天，超过90天，五级分类仍为正常，余额1,000.00元。"


def test_clues_can_be_kept_to_an_institution_and_to_models(home: Path) -> None:
    assert _clues(home, "--institution", "B2") == []
    assert _clues(home, "--models", "funds.*") == []
    assert len(_clues(home, "--models", "assets.*", "--institution", "B1")) == 2


def test_csv_has_one_line_a_clue_and_the_same_columns(home: Path) -> None:
    said = mingjian("clues", "--home", home, "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [row["subject_id"] for row in rows] == ["L1", "L2"]
    assert list(rows[0]) == COLUMNS


def test_the_table_shows_the_sentence_in_both_languages(home: Path) -> None:
    assert "借据L1已逾期91天" in mingjian("clues", "--home", home).out.replace("\n", "")
    assert "Loan L1 is 91 days overdue" in mingjian("--lang", "en", "clues", "--home", home).out


def test_one_clue_shows_law_value_sql_and_the_filed_row_with_file_and_line(home: Path) -> None:
    beginning = _clues(home, "--top", 1)[0]["clue_id"][:8]

    clue = json.loads(mingjian("--lang", "en", "clue", beginning, "--home", home, "--json").out)

    (law,) = clue["parameters"]
    assert (law["parameter"], law["value"], law["since"]) == (
        "classification.overdue_days_substandard",
        "90",
        "2023-07-01",
    )
    assert "Art. 11" in law["source"]
    assert "param(" not in clue["sql"]
    assert "WHEN" in clue["sql"]
    (row,) = clue["evidence"]
    assert (row["table"], row["file"], row["line"], row["row"]["loan_id"]) == (
        "corporate_loan",
        "B1-504-20251231.txt",
        2,
        "L1",
    )


def test_one_clue_reads_well_on_the_terminal(home: Path) -> None:
    beginning = _clues(home, "--top", 1)[0]["clue_id"]

    said = mingjian("clue", beginning, "--home", home)

    assert said.code == 0
    for words in ("借据L1已逾期91天", "依据与参数", "B1-504-20251231.txt 第2行", "局限", "SELECT"):
        assert words in said.out


def test_an_unknown_clue_is_refused_with_where_to_find_ids(home: Path) -> None:
    said = mingjian("--lang", "en", "clue", "zzz", "--home", home)

    assert (said.code, said.err) == (2, "There is no clue zzz. Take an id from the list that mingjian clues prints.\n")


def test_a_score_compares_the_run_with_the_truth(home: Path, tmp_path: Path) -> None:
    truth = tmp_path / "truth.csv"
    model = "assets.overdue_loan_classed_performing"
    truth.write_text(
        "model,institution_id,subject_type,subject_id,way,is_violation,planted_on\n"
        f"{model},B1,loan,L1,a,true,2025-12-31\n{model},B1,loan,L2,b,false,2025-12-31\n"
        "funds.other,B1,loan,L9,c,true,2025-12-31\n"
    )

    said = json.loads(mingjian("score", truth, "--home", home, "--json").out)

    assert [(row["model"], row["recall"], row["precision"]) for row in said["models"]] == [(model, 1.0, 0.5)]
    assert (said["all"]["planted"], said["all"]["near_misses_hit"]) == (1, 1)
