"""What the papers of firms and loan officers show: statements that do not add up, defaults that come together."""

from typing import Any

import numpy as np

from mingjian.city.acts import Acts
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.lending import about_customer, firm_with_loan, lend, shopkeeper, some

STATEMENT = "diligence.financial_statement_out_of_balance"
TWO_STATEMENTS = "diligence.firm_statements_differ_between_banks"
OFFICER = "diligence.loans_of_one_officer_default_together"


@violation(STATEMENT)
def profit_written_up(acts: Acts, rng: np.random.Generator) -> Truth:
    """The net profit in the statement is a million above profit less tax."""
    firm, loan = firm_with_loan(acts, rng, acts.day(8, months=5))
    number = acts.financial_statement(loan.bank, firm, acts.day(0, months=1), profit=900_000, tax=225_000)
    acts.override("statement", number, {"net_profit": 1_675_000})
    return about_customer(loan)


@violation(STATEMENT)
def more_owed_to_it_than_it_has(acts: Acts, rng: np.random.Generator) -> Truth:
    """Receivables and other receivables exceed all the assets."""
    firm, loan = firm_with_loan(acts, rng, acts.day(8, months=5))
    said: dict[str, Any] = {
        "assets": 8_000_000,
        "liabilities": 5_000_000,
        "receivables": 6_500_000,
        "other_receivables": 2_400_000,
    }
    acts.financial_statement(loan.bank, firm, acts.day(0, months=1), **said)
    return about_customer(loan)


@near_miss(STATEMENT)
def rounded_to_thousands(acts: Acts, rng: np.random.Generator) -> Truth:
    """The net profit is rounded to whole thousands."""
    firm, loan = firm_with_loan(acts, rng, acts.day(8, months=5))
    number = acts.financial_statement(loan.bank, firm, acts.day(0, months=1), profit=900_400, tax=225_100)
    acts.override("statement", number, {"net_profit": 675_000})
    return about_customer(loan)


def two_statements(acts: Acts, rng: np.random.Generator, here: float, there: float, **said: Any) -> Truth:
    """A firm shows one statement to the bank that lends and another to a second bank."""
    firm, loan = firm_with_loan(acts, rng, acts.day(8, months=5))
    other = acts.banks()[(loan.bank.no + 1) % 8]
    acts.financial_statement(loan.bank, firm, acts.day(0, months=1), revenue=here)
    acts.financial_statement(other, firm, acts.day(0, months=1), revenue=there, **said)
    return about_customer(loan)


@violation(TWO_STATEMENTS)
def more_revenue_for_the_lender(acts: Acts, rng: np.random.Generator) -> Truth:
    """The lender is shown half as much revenue again."""
    return two_statements(acts, rng, 24_000_000, 16_000_000)


@violation(TWO_STATEMENTS)
def other_assets_for_the_second_bank(acts: Acts, rng: np.random.Generator) -> Truth:
    """The revenue is the same, the assets are a third smaller."""
    return two_statements(acts, rng, 20_000_000, 20_000_000, assets=13_000_000)


@near_miss(TWO_STATEMENTS)
def before_and_after_audit(acts: Acts, rng: np.random.Generator) -> Truth:
    """The auditor moved four per cent of the revenue into the next year."""
    return two_statements(acts, rng, 20_800_000, 20_000_000)


def officers_loans(acts: Acts, rng: np.random.Generator, bad: int, good: int, **said: Any) -> Truth:
    """Loans that a new loan officer issued within five months; the bad ones stopped after three instalments."""
    bank = acts.bank(rng)
    officer = acts.employee(bank)
    for k in range(bad + good):
        issued = acts.day(2 + 3 * k, months=7)
        borrower = shopkeeper(acts) if said else acts.person()
        loan = lend(acts, bank, borrower, some(rng, 5, 12), issued, months=24, officer=officer, **said)
        if k < bad:
            acts.miss_payments(loan, since=acts.day(0, months=3))
    return Truth(bank.institution_id, "employee", officer.employee_id)


@violation(OFFICER, times=1)
def consumers_of_one_officer(acts: Acts, rng: np.random.Generator) -> Truth:
    """Six of eight consumer loans of one officer are in arrears."""
    return officers_loans(acts, rng, 6, 2)


@violation(OFFICER, times=1)
def shops_of_one_officer(acts: Acts, rng: np.random.Generator) -> Truth:
    """Five of six business loans of one officer are in arrears."""
    return officers_loans(acts, rng, 5, 1, type="personal_business")


@near_miss(OFFICER)
def two_bad_loans_of_twelve(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two of an officer's twelve loans are in arrears: bad luck."""
    return officers_loans(acts, rng, 2, 10)
