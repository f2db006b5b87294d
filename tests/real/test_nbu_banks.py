"""The statements of all Ukrainian banks, 76 months: every bank-month that does not fit is named, no other."""

from collections import Counter
from datetime import date

import pytest

import mingjian
from examples import pages
from examples.nbu_banks import convert

pytestmark = [pytest.mark.real, pytest.mark.slow]

# in this publication two columns of two sheets were sorted alone: names and figures moved to other banks
SHIFTED = "2021-08-31"
MOVED = [
    3,
    49,
    72,
    88,
    91,
    95,
    101,
    123,
    128,
    205,
    241,
    243,
    251,
    286,
    288,
    297,
    298,
    313,
    320,
    326,
    381,
    386,
    387,
    394,
]
MOVED += [395, 407, 460, 634, 694]
LEFT_OUT = ("UA512", SHIFTED)
ELSEWHERE = {
    ("UA6", "2022-02-28"),
    ("UA36", "2020-05-31"),
    ("UA36", "2022-08-31"),
    ("UA36", "2022-09-30"),
    ("UA36", "2022-12-31"),
    ("UA36", "2023-08-31"),
    ("UA36", "2024-01-31"),
    ("UA46", SHIFTED),
    ("UA49", "2022-02-28"),
    ("UA72", "2022-02-28"),
    ("UA126", "2022-06-30"),
    ("UA774", "2021-06-30"),
}
MISFITS = ELSEWHERE | {LEFT_OUT} | {(f"UA{code}", SHIFTED) for code in MOVED}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return mingjian.Workspace(tmp_path_factory.mktemp("nbu") / "home")


@pytest.fixture(scope="module")
def receipts(real_data, tmp_path_factory, home):
    filings = tmp_path_factory.mktemp("filings")
    convert.main(real_data("nbu_banks"), filings)
    return home.take_in(filings)


def test_exactly_the_bank_months_that_do_not_fit_are_named(receipts):
    named = {(receipt.institution_id, f"{receipt.period}") for receipt in receipts if receipt.problems}

    assert named == MISFITS
    assert len(named) == 42
    assert len(receipts) == 5_281


def test_each_kind_of_misfit_is_found_by_its_own_rule(receipts):
    found = {rule: len(filings) for (rule, _), filings in pages.filings_by_rule(receipts).items()}

    assert found == {
        "filing_without_figures": 1,
        "nbu_national_exceeds_all_currencies": 4,
        "nbu_part_exceeds_whole": 1,
        "nbu_statement_balances_with_anothers": 28,
        "nbu_statement_missing": 1,
        "nbu_total_differs_from_parts": 1,
        "published_assets_differ_from_funding": 37,
        "report_assets_differ_from_funding": 29,
        "report_bears_anothers_name": 29,
        "report_filed_twice": 1,
        "report_in_another_unit": 1,
    }


def test_a_misfit_that_changes_the_figures_is_rejected_and_a_slight_one_is_a_doubt(receipts):
    status = Counter(receipt.status for receipt in receipts if receipt.problems)

    assert status == {"rejected": 33, "accepted": 9}


def test_a_moved_statement_is_told_whose_name_and_whose_figures_it_bears(receipts):
    moved = next(one for one in receipts if (one.institution_id, f"{one.period}") == ("UA49", SHIFTED))

    told = {problem.rule: problem.message["en"] for problem in moved.problems}
    assert "which is the name of UA395" in told["report_bears_anothers_name"]
    assert "which UA395 filed" in told["nbu_statement_balances_with_anothers"]


def test_a_month_in_the_wrong_unit_raises_no_clue(home, receipts):
    record = home.run("prudential.*", as_of=date(2022, 6, 30))

    clues = home.clues(record.run_id).to_pylist()
    fallen = [one["model"] for one in clues if one["institution_id"] == "UA126" and "assets" in one["model"]]
    assert {model.status for model in record.models} == {"ok"}
    assert clues
    assert fallen == []
