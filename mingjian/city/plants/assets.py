"""Bad loans shown as good ones."""

import numpy as np

from mingjian.city.acts import Acts
from mingjian.city.plants import Truth, near_miss, violation

OVERDUE = "assets.overdue_loan_classed_performing"


@violation(OVERDUE, times=2)
def instalments_missed_class_kept(acts: Acts, rng: np.random.Generator) -> Truth:
    """A consumer stopped paying half a year ago; the bank's system never moved the class."""
    bank = acts.bank(rng)
    borrower = acts.person()
    loan = acts.loan(bank, borrower, 240_000, acts.day(10, months=16), months=36)
    acts.miss_payments(loan, since=acts.day(0, months=int(rng.integers(4, 8))))
    acts.classify(loan, "special_mention", on=acts.day(20, months=2), reason="借款人承诺还款")
    return Truth(bank.institution_id, "loan", loan.loan_id)


@violation(OVERDUE, times=2)
def matured_loan_called_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm's loan matured four months ago and was not repaid; the bank still calls it normal."""
    bank = acts.bank(rng)
    firm = acts.firm()
    loan = acts.loan(bank, firm, 900_000, acts.day(3, months=16), months=12)
    acts.miss_payments(loan, since=acts.day(15, months=5))
    acts.classify(loan, "normal", on=acts.day(0, months=4))
    return Truth(bank.institution_id, "loan", loan.loan_id)


@near_miss(OVERDUE)
def arrears_made_good(acts: Acts, rng: np.random.Generator) -> Truth:
    """The same arrears, but the borrower paid them all last month: performing again, and rightly so."""
    bank = acts.bank(rng)
    borrower = acts.person(male=False)
    loan = acts.loan(bank, borrower, 240_000, acts.day(10, months=16), months=24)
    acts.miss_payments(loan, since=acts.day(0, months=5))
    acts.repay(loan, 80_000, on=acts.day(9), from_account=acts.wallet(bank, borrower))
    return Truth(bank.institution_id, "loan", loan.loan_id)


@near_miss(OVERDUE)
def two_months_overdue(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two months behind and classed special mention: the line of ninety days is not crossed."""
    bank = acts.bank(rng)
    loan = acts.loan(bank, acts.person(), 180_000, acts.day(10, months=12), months=36)
    acts.miss_payments(loan, since=acts.day(15, months=2))
    return Truth(bank.institution_id, "loan", loan.loan_id)
