"""What borrowers are made to pay besides interest."""

from typing import Any

import numpy as np

from mingjian.city.acts import Acts, Loan
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.borrowing import at
from mingjian.city.plants.lending import about, about_customer, lend, some

ADVICE = "fees.advisory_fee_around_loan"
PROHIBITED = "fees.small_firm_charged_prohibited_fee"
COST = "fees.small_firm_bears_bank_cost"
FEE_INCOME = "602101"


def _borrower(acts: Acts, rng: np.random.Generator, ago: int = 50, **said: Any) -> Loan:
    """A firm that has some money in its account, borrows, and pays its supplier."""
    bank, firm = acts.bank(rng), acts.firm(**said)
    account = acts.deposit_account(bank, firm, opening=120_000)
    return lend(acts, bank, firm, some(rng, 60, 110), acts.day(ago), receiving=account)


def _charge(acts: Acts, loan: Loan, amount: float, ago: int, words: str) -> None:
    """The bank books a fee from the borrower's account as its own income."""
    acts.internal_transfer(loan.receiving, -amount, at(acts, ago), FEE_INCOME, words)


@violation(ADVICE)
def advice_nobody_asked_for(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two days after the loan the borrower pays for financial advice."""
    loan = _borrower(acts, rng)
    _charge(acts, loan, 18_000, 48, "财务顾问费")
    return about(loan)


@violation(ADVICE)
def consulting_before_the_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """The loan came after a consulting contract."""
    loan = _borrower(acts, rng, 45)
    _charge(acts, loan, 9_000, 59, "投融资咨询费")
    _charge(acts, loan, 9_000, 52, "投融资咨询费")
    return about(loan)


@near_miss(ADVICE)
def advice_long_after_the_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm that took advice two months after its loan."""
    loan = _borrower(acts, rng, 85)
    _charge(acts, loan, 15_000, 20, "财务顾问费")
    return about(loan)


@near_miss(ADVICE)
def adviser_is_somebody_else(acts: Acts, rng: np.random.Generator) -> Truth:
    """The borrower pays an accountant of its own."""
    loan = _borrower(acts, rng)
    acts.pay_out(loan.receiving, "京信会计师事务所", 15_000, at(acts, 47), "咨询费")
    return about(loan)


@violation(PROHIBITED)
def micro_firm_pays_for_a_promise(acts: Acts, rng: np.random.Generator) -> Truth:
    """A commitment fee from a micro firm."""
    loan = _borrower(acts, rng, size="micro")
    _charge(acts, loan, 6_000, 49, "贷款承诺费")
    return about_customer(loan)


@violation(PROHIBITED)
def small_firm_pays_for_its_own_money(acts: Acts, rng: np.random.Generator) -> Truth:
    """A fund management fee from a small firm."""
    loan = _borrower(acts, rng)
    _charge(acts, loan, 4_500, 30, "资金管理费")
    return about_customer(loan)


@near_miss(PROHIBITED)
def large_firm_pays_for_a_promise(acts: Acts, rng: np.random.Generator) -> Truth:
    """A large firm may be charged for a commitment."""
    loan = _borrower(acts, rng, size="large", staff=800, revenue=400_000_000)
    _charge(acts, loan, 30_000, 49, "贷款承诺费")
    return about_customer(loan)


@violation(COST)
def borrower_pays_the_appraiser(acts: Acts, rng: np.random.Generator) -> Truth:
    """The bank had a workshop valued and left the bill to the small firm."""
    loan = _borrower(acts, rng)
    acts.pay_out(loan.receiving, "华信房地产估价所", 8_000, at(acts, 53), "抵押物评估费")
    return about(loan)


@violation(COST)
def borrower_pays_registration(acts: Acts, rng: np.random.Generator) -> Truth:
    """The micro firm paid for the registration of the mortgage."""
    loan = _borrower(acts, rng, size="micro")
    acts.pay_out(loan.receiving, "登记代办服务部", 1_200, at(acts, 44), "抵押登记费")
    return about(loan)


@near_miss(COST)
def valuation_for_its_own_books(acts: Acts, rng: np.random.Generator) -> Truth:
    """The firm had its stock valued three months before it borrowed."""
    loan = _borrower(acts, rng, 25)
    acts.pay_out(loan.receiving, "华信资产评估所", 5_000, at(acts, 85), "评估费")
    return about(loan)
