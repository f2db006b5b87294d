"""Bad loans shown as good ones: days overdue against the class."""

from typing import Any

import numpy as np

from mingjian.city.acts import Acts, Loan
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.lending import about, lend, shopkeeper, some

OVERDUE = "assets.overdue_loan_classed_performing"
NORMAL = "assets.overdue_loan_classed_normal"
DOUBTFUL = "assets.long_overdue_loan_classed_substandard"
LOSS = "assets.year_overdue_loan_not_classed_loss"
OFF_BOOKS = "assets.interest_off_books_loan_classed_performing"
FIRST = "assets.loan_defaults_on_first_instalment"
MOVED = "assets.arrears_date_moved_without_repayment"


def stopped(acts: Acts, rng: np.random.Generator, months: int, *, days: int = 0) -> Loan:
    """A consumer's loan of two years ago, not paid any more since so many months (and days)."""
    loan = lend(acts, acts.bank(rng), acts.person(), some(rng, 12, 30), acts.day(10, months=24), months=60)
    acts.miss_payments(loan, since=acts.day(days, months=months))
    return loan


def matured(acts: Acts, rng: np.random.Generator, months: int) -> Loan:
    """A firm's loan that fell due so many months ago and was not repaid."""
    loan = lend(acts, acts.bank(rng), acts.firm(), some(rng, 12, 30), acts.day(3, months=12 + months), months=12)
    acts.miss_payments(loan, since=acts.day(10, months=months))
    return loan


@violation(OVERDUE, times=2)
def instalments_missed_class_kept(acts: Acts, rng: np.random.Generator) -> Truth:
    """A consumer stopped paying half a year ago; the bank's system never moved the class."""
    months = int(rng.integers(4, 8))
    loan = stopped(acts, rng, months)
    acts.classify(loan, "special_mention", on=acts.day(0, months=months - 1), reason="借款人承诺还款")
    return about(loan)


@violation(OVERDUE, times=2)
def matured_loan_called_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm's loan matured five months ago and was not repaid; the bank still calls it normal."""
    loan = matured(acts, rng, 5)
    acts.classify(loan, "normal", on=acts.day(0, months=4))
    return about(loan)


@near_miss(OVERDUE)
def arrears_made_good(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two months behind, but the borrower paid it all: performing again, and rightly so."""
    loan = stopped(acts, rng, 2)
    acts.repay(loan, 60_000, on=acts.day(9), from_account=acts.wallet(loan.bank, loan.borrower, at_least=60_000))
    return about(loan)


@near_miss(OVERDUE)
def two_months_overdue(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two months behind and classed special mention: the line of ninety days is not crossed."""
    return about(stopped(acts, rng, 2))


@violation(NORMAL)
def a_month_late_and_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """A consumer missed two instalments; nobody touched the class."""
    loan = stopped(acts, rng, 2)
    acts.classify(loan, "normal", on=acts.day(10))
    return about(loan)


@violation(NORMAL)
def due_last_month_and_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm's loan fell due last month; the bank waits for the money and calls it normal."""
    loan = matured(acts, rng, 1)
    acts.classify(loan, "normal", on=acts.day(12), reason="客户正在筹款")
    return about(loan)


@near_miss(NORMAL)
def a_few_days_late(acts: Acts, rng: np.random.Generator) -> Truth:
    """The payment of the twenty-sixth hangs in the system over New Year: a technical delay."""
    loan = lend(acts, acts.bank(rng), acts.person(), some(rng, 10, 20), acts.day(5, months=9), months=36)
    acts.miss_payments(loan, since=acts.day(6))
    acts.classify(loan, "normal", on=acts.day(1))
    return about(loan)


@violation(DOUBTFUL)
def ten_months_and_substandard(acts: Acts, rng: np.random.Generator) -> Truth:
    """Ten months of arrears, and the class was held at substandard by hand."""
    loan = stopped(acts, rng, 10)
    acts.classify(loan, "substandard", on=acts.day(6, months=2))
    return about(loan)


@violation(DOUBTFUL)
def matured_ten_months_ago_and_substandard(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm's loan fell due ten months ago; the collateral is said to cover it, so it stays substandard."""
    loan = matured(acts, rng, 10)
    acts.classify(loan, "substandard", on=acts.day(6, months=2), reason="担保足值")
    return about(loan)


@near_miss(DOUBTFUL)
def eight_months_and_substandard(acts: Acts, rng: np.random.Generator) -> Truth:
    """Eight months of arrears: substandard is still right."""
    return about(stopped(acts, rng, 8))


@violation(LOSS)
def over_a_year_and_doubtful(acts: Acts, rng: np.random.Generator) -> Truth:
    """Thirteen months of arrears, held at doubtful to spare the provision."""
    loan = stopped(acts, rng, 13)
    acts.classify(loan, "doubtful", on=acts.day(6, months=2))
    return about(loan)


@violation(LOSS)
def matured_over_a_year_ago_and_substandard(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm's loan fell due fourteen months ago and never went below substandard."""
    loan = matured(acts, rng, 14)
    acts.classify(loan, "substandard", on=acts.day(6, months=2))
    return about(loan)


@near_miss(LOSS)
def over_a_year_and_loss(acts: Acts, rng: np.random.Generator) -> Truth:
    """Thirteen months of arrears and classed as loss, as it must be."""
    return about(stopped(acts, rng, 13))


@violation(OFF_BOOKS)
def old_interest_off_books(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two instalments behind by the dates filed, yet interest of a long spell before stands off the books."""
    loan = stopped(acts, rng, 2)
    acts.override("loan", loan.no, {"interest_overdue_off_books": 6_800}, (acts.day(30), acts.last))
    return about(loan)


@violation(OFF_BOOKS)
def off_books_and_a_few_days_late(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm's interest has been off the books since autumn; by the dates filed the firm is a few days late."""
    loan = lend(acts, acts.bank(rng), acts.firm(), some(rng, 60, 120), acts.day(5, months=9), months=36)
    acts.miss_payments(loan, since=acts.day(6))
    acts.classify(loan, "normal", on=acts.day(1))
    acts.override("loan", loan.no, {"interest_overdue_off_books": 15_000}, (acts.day(30), acts.last))
    return about(loan)


@near_miss(OFF_BOOKS)
def off_books_and_substandard(acts: Acts, rng: np.random.Generator) -> Truth:
    """Interest off the books, the arrears dated as they are, and the loan classed substandard."""
    return about(stopped(acts, rng, 5))


@violation(FIRST)
def never_paid_once(acts: Acts, rng: np.random.Generator) -> Truth:
    """A consumer took the money and never paid an instalment."""
    loan = lend(acts, acts.bank(rng), acts.person(), some(rng, 8, 20), acts.day(4, months=7), months=36)
    acts.miss_payments(loan, since=acts.day(4, months=7))
    return about(loan)


@violation(FIRST)
def shop_that_was_none(acts: Acts, rng: np.random.Generator) -> Truth:
    """A business loan for a shop that never opened: no instalment, no interest."""
    owner = shopkeeper(acts)
    loan = lend(
        acts, acts.bank(rng), owner, some(rng, 25, 45), acts.day(9, months=4), type="personal_business", months=24
    )
    acts.miss_payments(loan, since=acts.day(9, months=4))
    return about(loan)


@near_miss(FIRST)
def paid_for_half_a_year(acts: Acts, rng: np.random.Generator) -> Truth:
    """Six instalments were paid before the borrower lost the job."""
    loan = lend(acts, acts.bank(rng), acts.person(), some(rng, 8, 20), acts.day(4, months=11), months=36)
    acts.miss_payments(loan, since=acts.day(0, months=4))
    return about(loan)


@violation(MOVED)
def consumer_arrears_dated_anew(acts: Acts, rng: np.random.Generator) -> Truth:
    """Half a year of arrears; in the last filing they begin in November, though nothing was paid."""
    loan = stopped(acts, rng, 6)
    acts.classify(loan, "special_mention", on=acts.day(0, months=5))
    return _dated_anew(acts, loan)


@violation(MOVED)
def firm_arrears_dated_anew(acts: Acts, rng: np.random.Generator) -> Truth:
    """A loan that fell due five months ago is filed as overdue since November."""
    loan = matured(acts, rng, 5)
    acts.classify(loan, "special_mention", on=acts.day(0, months=4))
    return _dated_anew(acts, loan)


@near_miss(MOVED)
def oldest_instalments_paid(acts: Acts, rng: np.random.Generator) -> Truth:
    """The borrower paid the oldest instalments in December, so the arrears do begin later."""
    loan = stopped(acts, rng, 6)
    acts.classify(loan, "substandard", on=acts.day(25))
    acts.repay(loan, 10_000, on=acts.day(20), from_account=acts.wallet(loan.bank, loan.borrower, at_least=10_000))
    return _dated_anew(acts, loan)


def _dated_anew(acts: Acts, loan: Loan) -> Truth:
    since = acts.day(10, months=1)
    said: dict[str, Any] = {"principal_overdue_since": since, "interest_overdue_since": since}
    said |= {"interest_overdue_on_books": 1_900, "interest_overdue_off_books": 0}
    acts.override("loan", loan.no, said, (acts.day(30), acts.last))
    return about(loan)
