"""AMLSim's labelled transfers as one bank: accepted whole, and the models on accounts point at labelled ones."""

import csv

import pytest

import mingjian
from examples.amlsim_cycles import convert

pytestmark = [pytest.mark.real, pytest.mark.slow]


@pytest.fixture(scope="module")
def drawn(real_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("amlsim")
    convert.main(real_data("amlsim_cycles"), folder)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return mingjian.Workspace(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def receipts(drawn, home):
    return home.take_in(drawn / "filings")


@pytest.fixture(scope="module")
def labelled(drawn):
    with (drawn / "labels.csv").open(encoding="utf-8", newline="") as file:
        return {row["account_id"] for row in csv.DictReader(file) if row["is_laundering"] == "true"}


def test_five_months_are_accepted_and_only_columns_that_the_source_lacks_are_doubted(receipts):
    rules = {(problem.rule, problem.severity) for receipt in receipts for problem in receipt.problems}

    assert [receipt.status for receipt in receipts] == ["accepted"] * 5
    assert rules == {("missing_optional_column", "doubt")}


@pytest.mark.parametrize("model", ["accounts.money_goes_round", "accounts.identical_transfers_in_a_day"])
def test_what_the_models_on_accounts_flag_is_labelled(model, home, receipts, labelled):
    record = home.run(model)

    flagged = {one["subject_id"] for one in home.clues(record.run_id).to_pylist()}
    assert len(labelled) == 945
    assert len(flagged) > 100
    assert len(flagged & labelled) > 0.95 * len(flagged)
