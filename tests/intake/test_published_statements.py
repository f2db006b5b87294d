"""The checks on published statements: what fits passes, and each kind of misfit is told by its own check."""

from datetime import date

import pytest

from tests.intake.test_cross_checks import found

JUNE, DECEMBER = date(2025, 6, 30), date(2025, 12, 31)
BANK = {
    "NBU_assets": {"net_assets": 900, "customer_loans": 600, "corporate_loans": 600, "other_assets": 300},
    "NBU_assets_national": {"net_assets": 800},
    "NBU_liabilities": {"total_liabilities": 700, "customer_funds": 700, "individual_funds": 500},
    "NBU_liabilities_national": {"total_liabilities": 650},
    "NBU_equity": {"total_equity": 200, "authorised_capital": 150, "retained_earnings": 50},
    "NBU_results": {"profit_after_tax": 30, "profit_before_tax": 40, "income_tax": 10},
}
INSURER = {
    "APRA_position": {"total_assets": 9_000, "investments": 8_000, "total_liabilities": 6_000, "equity": 3_000},
    "APRA_capital": {
        "minimum_capital": 2_000_000,
        "capital_base": 3_000_000,
        "capital_surplus": 1_000_000,
        "solvency_coverage": 1.5,
    },
    "APRA_performance": {"net_profit": 50, "underwriting_result": 30, "investment_income": 15, "other_result": 5},
}


def statements(institution, figures, period=JUNE, times=1, month=None):
    """The report items of one filing, all figures `times` as large; `month` is the balance month of each return."""
    rows = [
        {"institution_id": institution, "period": period, "report": report, "item": item, "value": value * times}
        for report, items in figures.items()
        for item, value in items.items()
    ]
    ends = {"item": "balance_month", "value": month}
    return rows + [row | ends for row in rows if month and row["item"] in ("total_assets", "net_profit")]


def entities(institution, figures, name=None, period=JUNE):
    """Under which code and name each statement stands."""
    own = {
        "institution_id": institution,
        "period": period,
        "entity_code": institution,
        "entity_name": name or institution,
    }
    return [own | {"statement": report} for report in figures]


def filed(*, items=None, names=None, before=None):
    """Two banks and an insurer that fit, one of them changed as said."""
    return {
        "report_item": items or [*statements("B1", BANK), *statements("B2", BANK, times=3), *statements("I1", INSURER)],
        "report_item_previous": before or [],
        "reporting_entity": names or [*entities("B1", BANK), *entities("B2", BANK), *entities("I1", INSURER)],
    }


def changed(figures, report, **items):
    """The figures with some of one statement's replaced."""
    return figures | {report: figures[report] | items}


WRONG = {
    "nbu_total_differs_from_parts": statements("B1", changed(BANK, "NBU_equity", total_equity=201.5)),
    "nbu_part_exceeds_whole": statements("B1", changed(BANK, "NBU_liabilities", individual_funds=702)),
    "nbu_national_exceeds_all_currencies": statements("B1", changed(BANK, "NBU_assets_national", net_assets=902)),
    "published_assets_differ_from_funding": statements("I1", changed(INSURER, "APRA_position", equity=1_499)),
    "apra_total_differs_from_parts": statements("I1", changed(INSURER, "APRA_performance", other_result=2_006)),
    "apra_part_exceeds_whole": statements("I1", changed(INSURER, "APRA_position", investments=10_001)),
    "apra_coverage_differs_from_parts": statements("I1", changed(INSURER, "APRA_capital", solvency_coverage=1.51)),
    "apra_minimum_capital_is_zero": statements("I1", changed(INSURER, "APRA_capital", minimum_capital=0)),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_figures_that_fit_pass_and_one_beyond_rounding_is_found(name, library):
    assert found(library, name, filed()) == []

    assert len(found(library, name, filed(items=WRONG[name]))) == 1


def test_a_ratio_off_by_what_rounding_of_a_small_minimum_explains_passes(library):
    small = {"APRA_capital": {"minimum_capital": 284_000, "capital_base": 1_631_000, "solvency_coverage": 5.73}}

    assert found(library, "apra_coverage_differs_from_parts", filed(items=statements("I1", small))) == []


def test_a_statement_under_another_banks_name_is_told_whose_name_it_is(library):
    names = [*entities("B1", BANK, "First Bank"), *entities("B2", BANK, "Second 'Bank'")]
    assert found(library, "report_bears_anothers_name", filed(names=names)) == []

    names[2] |= {"entity_name": "SECOND BANK"}

    (row,) = found(library, "report_bears_anothers_name", filed(names=names))
    assert (row["institution_id"], row["statement"], row["owner"]) == ("B1", "NBU_liabilities", "B2")


def test_a_bank_that_spells_its_own_name_in_two_ways_passes(library):
    names = [*entities("B1", BANK, "First Bank"), *entities("B2", BANK, "Second Bank")]

    names[2] |= {"entity_name": "First Bank PJSC"}

    assert found(library, "report_bears_anothers_name", filed(names=names)) == []


def test_a_statement_under_another_code_is_found(library):
    names = entities("B1", BANK)
    assert found(library, "report_bears_another_code", filed(names=names)) == []

    names[0] |= {"entity_code": "B7"}

    (row,) = found(library, "report_bears_another_code", filed(names=names))
    assert (row["value"], row["own_code"]) == ("B7", "B1")


def test_two_banks_whose_liabilities_changed_places_are_told_of_each_other(library):
    first = statements("B1", BANK | {"NBU_liabilities": {"total_liabilities": 2_100}})
    second = statements("B2", {"NBU_assets": {"net_assets": 2_700}, "NBU_equity": {"total_equity": 600}})
    second += statements("B2", {"NBU_liabilities": {"total_liabilities": 700}})

    rows = found(library, "nbu_statement_balances_with_anothers", filed(items=first + second))

    assert sorted((row["institution_id"], row["other"]) for row in rows) == [("B1", "B2"), ("B2", "B1")]


@pytest.mark.parametrize(
    ("name", "whole", "left_out"),
    [("nbu_statement_missing", BANK, "NBU_liabilities"), ("apra_return_missing", INSURER, "APRA_capital")],
)
def test_a_statement_missing_beside_the_others_is_found(name, whole, left_out, library):
    assert found(library, name, filed()) == []

    rest = [row for row in entities("B1", whole) if row["statement"] != left_out]

    assert [row["value"] for row in found(library, name, filed(names=rest))] == [left_out]


def test_a_statement_filed_twice_is_found(library):
    names = entities("B1", BANK)

    again = names[0] | {"statement": "NBU_assets_2"}

    assert found(library, "report_filed_twice", filed(names=names)) == []
    assert [row["value"] for row in found(library, "report_filed_twice", filed(names=[*names, again]))] == [
        "NBU_assets_2"
    ]


def test_a_statement_listed_without_figures_is_told_from_a_filing_without_any(library):
    some = filed(items=statements("B1", {"NBU_assets": BANK["NBU_assets"]}), names=entities("B1", BANK))
    none = filed(items=statements("B2", BANK), names=entities("B1", BANK))

    assert len(found(library, "report_without_figures", some)) == 5
    assert found(library, "filing_without_figures", some) == []
    assert found(library, "report_without_figures", none) == []
    assert [row["value"] for row in found(library, "filing_without_figures", none)] == [6]


@pytest.mark.parametrize("times", [1_000, 0.001])
def test_a_statement_in_another_unit_is_found_whatever_the_business_did(times, library):
    usual = filed(items=statements("B1", BANK, times=1.2), before=statements("B1", BANK))
    assert found(library, "report_in_another_unit", usual) == []

    shifted = filed(items=statements("B1", BANK, times=1.2 * times), before=statements("B1", BANK))

    assert {row["report"] for row in found(library, "report_in_another_unit", shifted)} == {"NBU_assets"}


def test_a_statement_that_repeats_another_banks_is_told_whose_it_is(library):
    first, second = statements("B1", BANK), statements("B2", changed(BANK, "NBU_assets", net_assets=901))
    assert found(library, "report_repeats_anothers_figures", filed(items=first + second)) == []

    copied = [*first, *statements("B2", BANK, period=DECEMBER)]

    (row,) = found(library, "report_repeats_anothers_figures", filed(items=copied))
    assert (row["institution_id"], row["other"], row["report"]) == ("B2", "B1", "NBU_assets")


@pytest.mark.parametrize(("month", "reports"), [(6, {"APRA_position", "APRA_performance"}), (12, set())])
def test_a_yearly_return_may_repeat_itself_until_its_balance_date(month, reports, library):
    returns = {report: INSURER[report] for report in ("APRA_position", "APRA_performance")}
    repeated = statements("I1", returns, month=month)

    rows = found(library, "report_repeats_period_before", filed(items=repeated, before=repeated))

    assert {row["report"] for row in rows} == reports


def test_a_monthly_statement_that_repeats_itself_is_found(library):
    rows = found(library, "report_repeats_period_before", filed(before=statements("B1", BANK)))

    assert [row["report"] for row in rows] == ["NBU_assets"]


@pytest.mark.parametrize(("month", "reports"), [(12, ["APRA_position"]), (6, [])])
def test_figures_that_change_without_a_new_balance_date_are_restated(month, reports, library):
    before = statements("I1", INSURER, date(2024, 12, 31), month=month)
    now = statements("I1", changed(INSURER, "APRA_position", investments=7_000), month=month)

    rows = found(library, "apra_return_restated", filed(items=before + now))

    assert [row["report"] for row in rows] == reports
