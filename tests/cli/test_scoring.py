"""Recall and precision: a clue is right only where a violation of that model was planted."""

from pathlib import Path

import pytest

from mingjian.cli.errors import TruthUnreadable
from mingjian.cli.scoring import Planted, in_all, read_truth, score

LOAN_1, LOAN_2, LOAN_3 = ("B0001", "L1"), ("B0001", "L2"), ("B0002", "L1")


def test_what_was_planted_and_found_is_recall_and_what_was_right_is_precision() -> None:
    truth = [Planted("assets.a", LOAN_1, "one", True), Planted("assets.a", LOAN_2, "two", True)]
    clues = [("assets.a", *LOAN_1), ("assets.a", *LOAN_3)]

    (only,) = score(truth, clues)

    assert (only.planted, only.found, only.recall) == (2, 1, 0.5)
    assert (only.clues, only.right, only.precision) == (2, 1, 0.5)
    assert only.missed == ("B0001/L2 (two)",)


def test_a_near_miss_that_is_reported_is_a_false_clue() -> None:
    truth = [Planted("assets.a", LOAN_1, "one", True), Planted("assets.a", LOAN_2, "almost", False)]

    (only,) = score(truth, [("assets.a", *LOAN_1), ("assets.a", *LOAN_2)])

    assert (only.near_misses, only.near_misses_hit, only.precision) == (1, 1, 0.5)


def test_the_same_loan_number_at_another_bank_is_another_subject() -> None:
    (only,) = score([Planted("assets.a", LOAN_1, "one", True)], [("assets.a", *LOAN_3)])

    assert (only.found, only.right) == (0, 0)


def test_a_violation_of_one_model_does_not_excuse_a_clue_of_another() -> None:
    scores = score([Planted("assets.a", LOAN_1, "one", True)], [("assets.b", *LOAN_1)])

    assert [(each.model, each.recall, each.precision) for each in scores] == [
        ("assets.a", 0.0, None),
        ("assets.b", None, 0.0),
    ]


def test_all_models_together_are_the_sum_of_each() -> None:
    truth = [Planted("assets.a", LOAN_1, "one", True), Planted("assets.b", LOAN_2, "one", True)]

    whole = in_all(score(truth, [("assets.a", *LOAN_1)]))

    assert (whole.planted, whole.found, whole.recall, whole.precision) == (2, 1, 0.5, 1.0)


def test_a_truth_file_is_read_with_its_ids_as_text(tmp_path: Path) -> None:
    path = tmp_path / "truth.csv"
    path.write_text("model,institution_id,subject_type,subject_id,way,is_violation\na.b,B0001,loan,0012,x,false\n")

    assert read_truth(path) == [Planted("a.b", ("B0001", "0012"), "x", False)]


def test_a_file_that_is_no_truth_is_refused_by_the_columns_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("model,subject_id\na.b,1\n")

    with pytest.raises(TruthUnreadable) as refusal:
        read_truth(path)

    assert refusal.value.sentence("en").startswith(f"{path} is not a truth file that a city wrote: it lacks")
    assert refusal.value.facts["missing"] == "institution_id, way, is_violation"
