"""Banks whose loans are bad, unprovided for, too many in property, or too dear to run."""

import numpy as np

from mingjian.city.acts import Acts, Bank
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.lending import lend
from mingjian.city.plants.prudential import about, say, say_part

COST = "prudential.cost_income_over_limit"
BAD = "prudential.bad_loans_over_limit"
COVERAGE = "prudential.provision_coverage_below_floor"
PROVISION = "prudential.loan_provision_below_floor"
OVERDUE = "prudential.overdue_loans_exceed_bad_loans"
PROPERTY = "prudential.property_loans_over_ceiling"
MORTGAGE = "prudential.mortgage_loans_over_ceiling"
LOANS = "G01.loans"


@violation(COST, times=0)
def branches_cost_too_much(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Three fifths of income go on running costs."""
    bank = acts.banks()[4]
    say(acts, bank, "G04", operating_income=0.3, operating_expense=0.18)
    return about(bank)


@violation(COST, times=0)
def income_falls_away(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Costs stayed as they were while income halved."""
    bank = acts.banks()[1]
    say(acts, bank, "G04", operating_income=0.15, operating_expense=0.09)
    return about(bank)


@near_miss(COST, times=0)
def costs_just_below_the_line(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Forty-four per cent."""
    bank = acts.banks()[6]
    say(acts, bank, "G04", operating_income=0.3, operating_expense=0.132)
    return about(bank)


def _bad_loans(acts: Acts, bank: Bank, count: int, *, part: float = 0.045, pays: bool = False) -> None:
    """Large loans of long standing that went bad and are classed as they should be, each under another manager."""
    for _ in range(count):
        firm = acts.firm(size="medium", revenue=acts.capital(bank) * 0.3, staff=180)
        amount = round(acts.capital(bank) * part, -4)
        loan = lend(acts, bank, firm, amount, acts.day(12, months=20), type="fixed_asset",
                    months=60, officer=acts.employee(bank), industry="manufacturing")  # fmt: skip
        if pays:
            acts.classify(loan, "substandard", on=acts.day(5, months=5), reason="借款人经营恶化")
        else:
            acts.miss_payments(loan, since=acts.day(8, months=6))


@violation(BAD, times=0)
def large_borrowers_stop_paying(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Three large borrowers have not paid since summer, and little has been set aside for it."""
    bank = acts.banks()[2]
    _bad_loans(acts, bank, 3)
    say_part(acts, bank, LOANS, {"G03.loan_loss_provision": 0.0065})
    return about(bank, COVERAGE, PROVISION)


@violation(COVERAGE, times=0)
def large_borrowers_in_trouble_still_pay(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Three large borrowers are rightly classed substandard though they still pay; provisions did not follow."""
    bank = acts.banks()[3]
    _bad_loans(acts, bank, 3, pays=True)
    say_part(acts, bank, LOANS, {"G03.loan_loss_provision": 0.008})
    return about(bank, BAD, PROVISION)


@near_miss(BAD, times=0)
@near_miss(COVERAGE, times=0)
@near_miss(PROVISION, times=0)
def one_bad_loan_well_provided_for(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """One large borrower stopped paying; the bank has set aside enough."""
    bank = acts.banks()[4]
    if not any(row["item"] == "loan_loss_provision" and row["bank"] == bank.no for row in acts.world.planted["report"]):
        _bad_loans(acts, bank, 1, part=0.008)
        say_part(acts, bank, LOANS, {"G03.loan_loss_provision": 0.07})
    return about(bank)


@violation(PROVISION, times=0)
def provisions_released_for_profit(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A bank with few bad loans let go of what it had set aside."""
    bank = acts.banks()[1]
    say_part(acts, bank, LOANS, {"G03.loan_loss_provision": 0.004})
    _bad_loans(acts, bank, 1)
    return about(bank, COVERAGE)


def _overdue(acts: Acts, bank: Bank, part: float) -> tuple[Truth, ...]:
    say(acts, bank, "G11", overdue_over_90=part)
    return about(bank)


@violation(OVERDUE, times=0)
def arrears_kept_out_of_the_classes(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """The return names the arrears, the classes do not."""
    return _overdue(acts, acts.banks()[0], 0.3)


@violation(OVERDUE, times=0)
def arrears_of_a_subsidiary_counted_late(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Arrears taken over with another bank are overdue and not yet classed."""
    return _overdue(acts, acts.banks()[1], 0.25)


@near_miss(OVERDUE, times=0)
def the_other_banks_file_what_fits(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A bank whose classes hide arrears files a return that hides them too: only the receipts show it."""
    for bank in acts.banks()[2:]:
        _overdue(acts, bank, 0.05 if bank.no == 2 else 0.0)
    return about(acts.banks()[3])


def _property(acts: Acts, bank: Bank, *, mortgages: float, developers: float = 0.0) -> None:
    """What the bank reports as lent for property, in parts of all its loans."""
    said = {
        "property_loans": mortgages + developers,
        "development_loans": developers,
        "personal_mortgage_loans": mortgages,
    }
    say_part(acts, bank, LOANS, {f"S67.{item}": part for item, part in said.items()})


@violation(MORTGAGE, times=0)
def mortgages_are_all_that_grows(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """More than a quarter of the loans are mortgages."""
    bank = acts.banks()[0]
    _property(acts, bank, mortgages=0.28)
    return about(bank, PROPERTY)


@violation(MORTGAGE, times=0)
def mortgages_and_developers_together(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Mortgages and developers both take too much."""
    bank = acts.banks()[2]
    _property(acts, bank, mortgages=0.23, developers=0.06)
    return about(bank, PROPERTY)


@violation(PROPERTY, times=0)
def developers_are_favoured(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Few mortgages, but nearly half of the loans go to developers."""
    bank = acts.banks()[5]
    _property(acts, bank, mortgages=0.04, developers=0.42)
    return about(bank)


@near_miss(PROPERTY, times=0)
@near_miss(MORTGAGE, times=0)
def property_just_below_the_ceiling(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """A fifth of the loans in property, a seventh in mortgages."""
    bank = acts.banks()[3]
    _property(acts, bank, mortgages=0.07, developers=0.03)
    return about(bank)
