"""The returns of all Australian general insurers, 11 half-years: what does not fit is named by its kind."""

from collections import Counter
from datetime import date

import pytest

import mingjian
from examples import pages
from examples.apra_insurers import convert

pytestmark = [pytest.mark.real, pytest.mark.slow]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return mingjian.Workspace(tmp_path_factory.mktemp("apra") / "home")


@pytest.fixture(scope="module")
def receipts(real_data, tmp_path_factory, home):
    filings = tmp_path_factory.mktemp("filings")
    convert.main(real_data("apra_insurers"), filings)
    return home.take_in(filings)


def test_each_kind_of_misfit_is_found_by_its_own_rule(receipts):
    found = {rule: len(filings) for (rule, _), filings in pages.filings_by_rule(receipts).items()}

    assert found == {
        "apra_coverage_differs_from_parts": 5,
        "apra_minimum_capital_is_zero": 1,
        "apra_return_missing": 35,
        "apra_return_restated": 25,
        "apra_total_differs_from_parts": 2,
        "filing_without_figures": 53,
        "published_assets_differ_from_funding": 24,
        "report_repeats_anothers_figures": 9,
        "report_repeats_period_before": 7,
        "report_without_figures": 4,
    }


def test_everything_else_is_accepted_without_a_word(receipts):
    counted = Counter((receipt.status, bool(receipt.problems)) for receipt in receipts)

    assert counted == {("accepted", False): 1_307, ("accepted", True): 95, ("rejected", True): 60}


def test_a_statement_sent_again_after_the_balance_date_is_told_from_one_that_is_due_to_repeat(receipts):
    stale = pages.filings_by_rule(receipts)["report_repeats_period_before", "doubt"]

    assert stale == {
        ("AUAAMI", "2007-06-30"),
        ("AUAUSALLNCE", "2007-06-30"),
        ("AUELDERS", "2008-12-31"),
        ("AUKEMPERINS", "2005-12-31"),
        ("AURAC", "2007-06-30"),
        ("AUSTANDREW", "2008-06-30"),
        ("AUVERO", "2007-06-30"),
    }


def test_a_ratio_that_differs_by_the_rounding_of_a_small_minimum_passes(receipts):
    wrong = pages.filings_by_rule(receipts)["apra_coverage_differs_from_parts", "error"]

    assert ("AUHSB", "2006-06-30") in wrong
    assert not {insurer for insurer, _ in wrong} & {"AUTAXI"}


def test_insurers_short_of_capital_are_found_with_the_ratio_that_they_state(home, receipts):
    record = home.run("prudential.insurer_capital_below_minimum", as_of=date(2005, 12, 31))

    found = {one["subject_id"]: round(one["measure"], 2) for one in home.clues(record.run_id).to_pylist()}
    # AFG's half-year holds no figure and was rejected: it stands as half a year before
    assert found == {"AUAFG": -1.05, "AUAUSFAMILY": 0.47, "AUFORTRON": 0.92, "AULIONHEART": 0.55, "AURURAL": 0.74}
