"""Bad loans shown as good ones: old ones repaid with new ones, raised without ground, debtors classed loan by loan."""

from datetime import timedelta
from typing import Any

import numpy as np

from mingjian.city.acts import Acts, Firm, Loan
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.lending import about, about_customer, lend, shopkeeper, some

ROLLED = "assets.rolled_over_loan_classed_normal"
HIDDEN = "assets.new_loan_repays_old_loan"
MONTH_END = "assets.loan_repaid_and_lent_again_around_month_end"
EARLY = "assets.bad_loan_upgraded_too_early"
SWING = "assets.class_raised_at_quarter_end_and_lowered_after"
RESTRUCTURED = "assets.restructured_loan_classed_normal_in_observation"
PARTLY = "assets.bad_firm_keeps_performing_loans"
ELSEWHERE = "assets.firm_overdue_elsewhere_classed_performing"


def renewed(
    acts: Acts, rng: np.random.Generator, issue_type: str, *, months: int = 3, firm: Firm | None = None
) -> Loan:
    """A firm's loan of a year that fell due some months ago and was followed by another one of the same amount."""
    bank, who, amount = acts.bank(rng), firm or acts.firm(size="medium"), some(rng, 60, 120)
    old = lend(acts, bank, who, amount, acts.day(3, months=12 + months), months=12)
    on = acts.day(3, months=months)
    said: dict[str, Any] = {"issue_type": issue_type, "previous": old}
    return acts.loan(bank, who, amount, on, receiving=acts.wallet(bank, who), **said)


@violation(ROLLED)
def firm_rolled_over_and_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm could not repay; a new loan repaid the old one and is called normal."""
    return about(renewed(acts, rng, "roll_over"))


@violation(ROLLED)
def consumer_rolled_over_and_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """The same with a consumer, whose new loan is for "furniture" once more."""
    bank, person, amount = acts.bank(rng), acts.person(), some(rng, 10, 25)
    old = lend(acts, bank, person, amount, acts.day(3, months=14), months=12, repayment="interest_then_principal")
    said: dict[str, Any] = {"issue_type": "roll_over", "previous": old, "months": 24}
    return about(acts.loan(bank, person, amount, acts.day(3, months=2), receiving=acts.wallet(bank, person), **said))


@near_miss(ROLLED)
def rolled_over_and_special_mention(acts: Acts, rng: np.random.Generator) -> Truth:
    """Rolled over and classed special mention the same day."""
    loan = renewed(acts, rng, "roll_over")
    acts.classify(loan, "special_mention", on=acts.day(3, months=3))
    return about(loan)


@near_miss(ROLLED)
def renewed_without_repayment(acts: Acts, rng: np.random.Generator) -> Truth:
    """A sound firm's loan is renewed without repayment, as policy wants it."""
    return about(renewed(acts, rng, "renewal_without_repayment"))


@violation(HIDDEN)
def repaid_from_the_new_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three days before the old loan falls due a new one, filed as new, arrives on the account that repays it."""
    bank, firm, amount = acts.bank(rng), acts.firm(), some(rng, 60, 120)
    till = acts.deposit_account(bank, firm, opening=amount * 0.1)
    lend(acts, bank, firm, amount, acts.day(5, months=14), months=12, receiving=till, repaying=till)
    return about(acts.loan(bank, firm, amount, acts.day(8, months=2), receiving=till))


@violation(HIDDEN)
def repaid_through_a_friend(acts: Acts, rng: np.random.Generator) -> Truth:
    """The new loan pays for goods nobody needs; two days later a friend out of town repays the old one."""
    bank, owner, amount = acts.bank(rng), shopkeeper(acts), some(rng, 25, 45)
    old = lend(acts, bank, owner, amount, acts.day(9, months=8), type="personal_business")
    fresh = lend(acts, bank, owner, amount, acts.day(40), type="personal_business")
    till = acts.deposit_account(bank, owner, opening=2_000)
    acts.receive(till, "赵玉山", amount, acts.day(39), "往来款")
    acts.repay(old, amount, on=acts.day(38), from_account=till)
    return about(fresh)


@near_miss(HIDDEN)
def repaid_from_sales(acts: Acts, rng: np.random.Generator) -> Truth:
    """The old loan was repaid from sales when it fell due; the next season's loan came three weeks later."""
    bank, firm, amount = acts.bank(rng), acts.firm(), some(rng, 60, 120)
    lend(acts, bank, firm, amount, acts.day(5, months=14), months=12)
    return about(lend(acts, bank, firm, amount, acts.day(15, months=1)))


@near_miss(HIDDEN)
def roll_over_declared(acts: Acts, rng: np.random.Generator) -> Truth:
    """Repaid from the new loan, but filed as a roll-over and classed special mention."""
    loan = renewed(acts, rng, "roll_over", months=2)
    acts.classify(loan, "special_mention", on=acts.day(3, months=2))
    return about(loan)


def around_month_end(acts: Acts, rng: np.random.Generator, repaid: int, lent: int) -> Loan:
    """A loan repaid so many days before, and lent again so many days after, the end of November."""
    bank, firm, amount = acts.bank(rng), acts.firm(), some(rng, 60, 120)
    old = lend(acts, bank, firm, amount, acts.day(6, months=9), months=12)
    month_end = acts.day(0, months=1)
    paid_from = acts.deposit_account(bank, firm, opening=amount * 1.1)
    acts.repay(old, amount, on=month_end - timedelta(days=repaid), from_account=paid_from)
    return lend(acts, bank, firm, amount, month_end + timedelta(days=lent))


@violation(MONTH_END)
def repaid_on_the_last_day(acts: Acts, rng: np.random.Generator) -> Truth:
    """Repaid on the last day of November, lent again on the first of December."""
    return about(around_month_end(acts, rng, 0, 1))


@violation(MONTH_END)
def repaid_two_days_before(acts: Acts, rng: np.random.Generator) -> Truth:
    """Repaid two days before the month end, lent again three days after it."""
    return about(around_month_end(acts, rng, 2, 3))


@near_miss(MONTH_END)
def lent_again_in_mid_month(acts: Acts, rng: np.random.Generator) -> Truth:
    """Repaid at the month end; the next loan came two weeks later, for the next order."""
    return about(around_month_end(acts, rng, 1, 14))


@violation(EARLY)
def upgraded_when_the_arrears_were_paid(acts: Acts, rng: np.random.Generator) -> Truth:
    """Seven months of arrears were paid in November; ten days later the loan is special mention."""
    return about(_cured(acts, rng, 7, "special_mention"))


@violation(EARLY)
def upgraded_from_doubtful_to_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """Ten months of arrears were paid in November; ten days later the loan is normal."""
    return about(_cured(acts, rng, 10, "normal"))


def _cured(acts: Acts, rng: np.random.Generator, months: int, after: str) -> Loan:
    bank, borrower = acts.bank(rng), acts.person()
    loan = lend(acts, bank, borrower, 180_000, acts.day(10, months=24), months=60)
    acts.miss_payments(loan, since=acts.day(0, months=months))
    acts.repay(loan, 90_000, on=acts.day(21, months=1), from_account=acts.wallet(bank, borrower, at_least=90_000))
    acts.classify(loan, after, on=acts.day(11, months=1), reason="已归还拖欠本息")
    return loan


@near_miss(EARLY)
def upgraded_after_half_a_year(acts: Acts, rng: np.random.Generator) -> Truth:
    """The arrears were paid eight months ago, every instalment since; now the loan is normal again."""
    bank, borrower = acts.bank(rng), acts.person()
    loan = lend(acts, bank, borrower, 180_000, acts.day(10, months=24), months=60)
    acts.miss_payments(loan, since=acts.day(0, months=13))
    acts.repay(loan, 120_000, on=acts.day(10, months=8), from_account=acts.wallet(bank, borrower, at_least=120_000))
    acts.classify(loan, "substandard", on=acts.day(9, months=8))
    acts.classify(loan, "normal", on=acts.day(20))
    return about(loan)


def judged(acts: Acts, rng: np.random.Generator) -> Loan:
    """A firm's loan classed substandard on judgement in spring: it pays, but its trade is failing."""
    loan = lend(acts, acts.bank(rng), acts.firm(), some(rng, 60, 120), acts.day(8, months=11), months=24)
    acts.classify(loan, "substandard", on=acts.day(10, months=9), reason="经营恶化")
    return loan


@violation(SWING)
def raised_for_the_third_quarter(acts: Acts, rng: np.random.Generator) -> Truth:
    """Raised on the twenty-eighth of September, lowered on the twelfth of October."""
    loan = judged(acts, rng)
    acts.classify(loan, "special_mention", on=acts.day(2, months=3), reason="经营好转")
    acts.classify(loan, "substandard", on=acts.day(19, months=2), reason="经营恶化")
    return about(loan)


@violation(SWING)
def raised_for_the_half_year(acts: Acts, rng: np.random.Generator) -> Truth:
    """Raised to normal in the last week of June, lowered in the middle of July."""
    loan = judged(acts, rng)
    acts.classify(loan, "normal", on=acts.day(6, months=6), reason="经营好转")
    acts.classify(loan, "substandard", on=acts.day(14, months=5), reason="经营恶化")
    return about(loan)


@near_miss(SWING)
def lowered_two_months_later(acts: Acts, rng: np.random.Generator) -> Truth:
    """Raised at the end of September on a new contract; lowered in the end of November when the contract was lost."""
    loan = judged(acts, rng)
    acts.classify(loan, "special_mention", on=acts.day(2, months=3), reason="经营好转")
    acts.classify(loan, "substandard", on=acts.day(5, months=1), reason="失去订单")
    return about(loan)


@violation(RESTRUCTURED)
def firm_restructured_and_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """Restructured five months ago, and normal at once."""
    return about(renewed(acts, rng, "restructured", months=5))


@violation(RESTRUCTURED)
def restructured_back_to_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """Restructured nine months ago as special mention, back to normal after half a year."""
    loan = renewed(acts, rng, "restructured", months=9)
    acts.classify(loan, "special_mention", on=acts.day(3, months=9))
    acts.classify(loan, "normal", on=acts.day(10, months=2))
    return about(loan)


@near_miss(RESTRUCTURED)
def restructured_and_special_mention(acts: Acts, rng: np.random.Generator) -> Truth:
    """Restructured five months ago and under observation as special mention."""
    loan = renewed(acts, rng, "restructured", months=5)
    acts.classify(loan, "special_mention", on=acts.day(3, months=5))
    return about(loan)


def two_loans(acts: Acts, rng: np.random.Generator, bad: float, good: float) -> tuple[Loan, Loan]:
    """A firm with two loans at one bank; the first has not been paid for five months."""
    bank, firm = acts.bank(rng), acts.firm()
    first = lend(acts, bank, firm, bad, acts.day(10, months=16), months=36)
    second = lend(acts, bank, firm, good, acts.day(12, months=8), months=24)
    acts.miss_payments(first, since=acts.day(0, months=5))
    return first, second


@violation(PARTLY)
def one_bad_one_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """One loan is overdue and substandard; the other is paid and stays normal."""
    return about_customer(two_loans(acts, rng, 500_000, 700_000)[0])


@violation(PARTLY)
def judged_bad_in_part(acts: Acts, rng: np.random.Generator) -> Truth:
    """One of two loans is doubtful on judgement, the other special mention."""
    bank, firm = acts.bank(rng), acts.firm()
    first = lend(acts, bank, firm, 300_000, acts.day(10, months=7))
    second = lend(acts, bank, firm, 800_000, acts.day(12, months=6))
    acts.classify(first, "doubtful", on=acts.day(8, months=1))
    acts.classify(second, "special_mention", on=acts.day(8, months=1))
    return about_customer(first)


@near_miss(PARTLY)
def all_of_it_bad(acts: Acts, rng: np.random.Generator) -> Truth:
    """One loan is overdue, and the bank classed both substandard."""
    first, second = two_loans(acts, rng, 500_000, 700_000)
    acts.classify(second, "substandard", on=acts.day(0, months=2))
    return about_customer(first)


def at_two_banks(acts: Acts, rng: np.random.Generator, overdue: float, paid: float) -> tuple[Loan, Loan]:
    """A firm that stopped paying one bank five months ago and still pays the other."""
    firm, banks = acts.firm(), acts.banks()
    one = int(rng.integers(0, 7))
    first = lend(acts, banks[one], firm, overdue, acts.day(10, months=16), months=36)
    second = lend(acts, banks[one + 1], firm, paid, acts.day(12, months=8), months=24)
    acts.miss_payments(first, since=acts.day(0, months=5))
    return first, second


@violation(ELSEWHERE)
def normal_at_the_second_bank(acts: Acts, rng: np.random.Generator) -> Truth:
    """Half of what the firm owes is overdue at one bank; the other calls it normal."""
    return about_customer(at_two_banks(acts, rng, 600_000, 700_000)[1])


@violation(ELSEWHERE)
def special_mention_at_the_second_bank(acts: Acts, rng: np.random.Generator) -> Truth:
    """A third is overdue elsewhere; the bank knows of it and stops at special mention."""
    second = at_two_banks(acts, rng, 500_000, 900_000)[1]
    acts.classify(second, "special_mention", on=acts.day(8, months=1))
    return about_customer(second)


@near_miss(ELSEWHERE)
def little_overdue_elsewhere(acts: Acts, rng: np.random.Generator) -> Truth:
    """An eighth of the debt is overdue elsewhere: below the line of a fifth."""
    return about_customer(at_two_banks(acts, rng, 150_000, 900_000)[1])
