"""Credit granted the wrong way: one person for two tasks, lines and contracts that do not hold, sums beyond them."""

from datetime import date, timedelta
from typing import Any

import numpy as np

from mingjian.city.acts import Acts, Bank, Firm
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.lending import about, about_contract, about_customer, lend, shopkeeper, some

HANDLER = "diligence.credit_line_approved_by_its_handler"
APPROVER = "diligence.loan_officer_approved_the_credit"
OVER = "diligence.credit_used_over_line"
OUTSIDE = "diligence.loan_drawn_outside_credit_line"
BEFORE = "diligence.loan_drawn_before_contract"
OUTLIVES = "diligence.loan_outlives_contract"
EXCEEDED = "diligence.loans_exceed_contract_amount"
NO_STAFF = "diligence.large_credit_to_firm_without_staff"
ONE_DAY = "diligence.large_line_granted_and_drawn_in_a_day"


def line_of(acts: Acts, bank: Bank, firm: Firm, amount: float, starts_on: date, **said: Any) -> Truth:
    """A line as the model names it."""
    return Truth(bank.institution_id, "contract", acts.credit_line(bank, firm, amount, starts_on, **said))


@violation(HANDLER)
def manager_approves_himself(acts: Acts, rng: np.random.Generator) -> Truth:
    """A branch head away on holiday left the password with the manager."""
    bank, firm = acts.bank(rng), acts.firm()
    manager = acts.staff(bank, 2)
    lend(acts, bank, firm, 600_000, acts.day(4, months=2))
    return line_of(acts, bank, firm, 900_000, acts.day(20, months=2), approver_id=manager, handler_id=manager)


@violation(HANDLER)
def approver_handles(acts: Acts, rng: np.random.Generator) -> Truth:
    """The approver brought the customer and did the papers too."""
    bank, firm = acts.bank(rng), acts.firm()
    approver = acts.staff(bank, 3)
    return line_of(acts, bank, firm, 1_200_000, acts.day(9, months=5), approver_id=approver, handler_id=approver)


@near_miss(HANDLER)
def head_approves(acts: Acts, rng: np.random.Generator) -> Truth:
    """The branch head approves what the manager handled."""
    bank, firm = acts.bank(rng), acts.firm()
    said: dict[str, Any] = {"approver_id": acts.staff(bank, 0), "handler_id": acts.staff(bank, 2)}
    return line_of(acts, bank, firm, 900_000, acts.day(9, months=3), **said)


@violation(APPROVER)
def officer_approved(acts: Acts, rng: np.random.Generator) -> Truth:
    """The manager who keeps the loan had approved the line in the approver's place."""
    bank, firm = acts.bank(rng), acts.firm()
    officer = acts.staff(bank, 2)
    acts.credit_line(bank, firm, 900_000, acts.day(20, months=3), approver_id=officer)
    return about(lend(acts, bank, firm, 700_000, acts.day(4, months=2), officer=officer))


@violation(APPROVER)
def approver_keeps_the_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """The approver of the branch keeps a loan that he approved."""
    bank, owner = acts.bank(rng), shopkeeper(acts)
    acts.credit_line(bank, owner, 500_000, acts.day(20, months=5), handler_id=acts.staff(bank, 6))
    said: dict[str, Any] = {"officer": acts.staff(bank, 3), "type": "personal_business"}
    return about(lend(acts, bank, owner, some(rng, 25, 45), acts.day(4, months=4), **said))


@near_miss(APPROVER)
def approved_for_somebody_else(acts: Acts, rng: np.random.Generator) -> Truth:
    """The officer once approved another firm's line."""
    bank, firm, other = acts.bank(rng), acts.firm(), acts.firm()
    officer = acts.staff(bank, 2)
    said: dict[str, Any] = {"approver_id": officer, "handler_id": acts.staff(bank, 1)}
    acts.credit_line(bank, other, 900_000, acts.day(20, months=3), **said)
    acts.credit_line(bank, firm, 900_000, acts.day(20, months=3))
    return about(lend(acts, bank, firm, 700_000, acts.day(4, months=2), officer=officer))


def under_line(acts: Acts, rng: np.random.Generator, line: float, *loans: float) -> Truth:
    """A firm with a line of that amount and loans under it."""
    bank, firm = acts.bank(rng), acts.firm()
    acts.credit_line(bank, firm, line, acts.day(20, months=4))
    drawn = [lend(acts, bank, firm, amount, acts.day(5 + 9 * k, months=2)) for k, amount in enumerate(loans)]
    return about_customer(drawn[0])


@violation(OVER)
def second_draw_over_the_line(acts: Acts, rng: np.random.Generator) -> Truth:
    """The second draw goes over the line."""
    return under_line(acts, rng, 1_000_000, 700_000, 500_000)


@violation(OVER)
def one_draw_over_the_line(acts: Acts, rng: np.random.Generator) -> Truth:
    """One loan larger than the whole line."""
    return under_line(acts, rng, 600_000, 800_000)


@near_miss(OVER)
def line_used_up(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two draws use the line up to the last yuan."""
    return under_line(acts, rng, 1_000_000, 600_000, 400_000)


def drawn_on(acts: Acts, rng: np.random.Generator, on: date, starts_on: date, matures_on: date) -> Truth:
    """A firm's loan of one day and its line of a term."""
    bank, firm = acts.bank(rng), acts.firm()
    acts.credit_line(bank, firm, 1_500_000, starts_on, matures_on=matures_on, applied_on=starts_on - timedelta(days=30))
    return about(lend(acts, bank, firm, some(rng, 50, 100), on))


@violation(OUTSIDE)
def drawn_before_the_line_began(acts: Acts, rng: np.random.Generator) -> Truth:
    """The money was paid out; the line was signed three weeks later."""
    return drawn_on(acts, rng, acts.day(6, months=2), acts.day(16, months=1), acts.day(16, months=-11))


@violation(OUTSIDE)
def drawn_after_the_line_had_run_out(acts: Acts, rng: np.random.Generator) -> Truth:
    """The line ran out in October; the loan was drawn in November."""
    return drawn_on(acts, rng, acts.day(10, months=1), acts.day(11, months=14), acts.day(11, months=2))


@near_miss(OUTSIDE)
def drawn_on_the_last_day(acts: Acts, rng: np.random.Generator) -> Truth:
    """Drawn on the very last day of the line."""
    return drawn_on(acts, rng, acts.day(10, months=1), acts.day(11, months=14), acts.day(10, months=1))


@violation(BEFORE)
def paid_out_before_signing(acts: Acts, rng: np.random.Generator) -> Truth:
    """The firm needed the money at once; the contract begins twelve days later."""
    on = acts.day(20, months=1)
    loan = lend(acts, acts.bank(rng), acts.firm(), some(rng, 50, 100), on, starts_on=on + timedelta(days=12))
    return about(loan)


@violation(BEFORE)
def consumer_contract_dated_later(acts: Acts, rng: np.random.Generator) -> Truth:
    """A consumer's contract was signed a month after the money had come."""
    on = acts.day(14, months=5)
    said: dict[str, Any] = {"starts_on": on + timedelta(days=31), "months": 24}
    return about(lend(acts, acts.bank(rng), acts.person(), some(rng, 6, 15), on, **said))


@near_miss(BEFORE)
def contract_long_before(acts: Acts, rng: np.random.Generator) -> Truth:
    """The contract was signed two weeks before the money came."""
    on = acts.day(20, months=1)
    loan = lend(acts, acts.bank(rng), acts.firm(), some(rng, 50, 100), on, starts_on=on - timedelta(days=14))
    return about(loan)


@violation(OUTLIVES)
def firm_uses_an_expired_contract(acts: Acts, rng: np.random.Generator) -> Truth:
    """The contract ended in October; the firm goes on paying instalments as if it had not."""
    said: dict[str, Any] = {"months": 36, "matures_on": acts.day(16, months=2)}
    return about(lend(acts, acts.bank(rng), acts.firm(), some(rng, 50, 100), acts.day(16, months=14), **said))


@violation(OUTLIVES)
def consumer_pays_after_the_end(acts: Acts, rng: np.random.Generator) -> Truth:
    """A consumer's contract of a year has been over for three weeks; the loan is paid on for another year."""
    said: dict[str, Any] = {"months": 24, "matures_on": acts.day(21)}
    return about(lend(acts, acts.bank(rng), acts.person(), some(rng, 8, 20), acts.day(21, months=12), **said))


@near_miss(OUTLIVES)
def extended_in_time(acts: Acts, rng: np.random.Generator) -> Truth:
    """Extended for half a year before the contract ended."""
    said: dict[str, Any] = {"months": 36, "matures_on": acts.day(16, months=2), "extensions": 1}
    return about(lend(acts, acts.bank(rng), acts.firm(), some(rng, 50, 100), acts.day(16, months=14), **said))


@violation(EXCEEDED)
def lent_more_than_agreed(acts: Acts, rng: np.random.Generator) -> Truth:
    """The contract is about half a million; eight hundred thousand were paid out."""
    said: dict[str, Any] = {"contract_amount": 500_000}
    return about_contract(lend(acts, acts.bank(rng), acts.firm(), 800_000, acts.day(14, months=2), **said))


@violation(EXCEEDED)
def digit_more_than_agreed(acts: Acts, rng: np.random.Generator) -> Truth:
    """A consumer's contract of eighty thousand became a loan of a hundred and eighty."""
    said: dict[str, Any] = {"contract_amount": 80_000, "months": 36}
    return about_contract(lend(acts, acts.bank(rng), acts.person(), 180_000, acts.day(14, months=3), **said))


@near_miss(EXCEEDED)
def repaid_below_the_contract(acts: Acts, rng: np.random.Generator) -> Truth:
    """The contract allows what is still owed after a year of instalments."""
    said: dict[str, Any] = {"contract_amount": 100_000, "months": 24}
    return about_contract(lend(acts, acts.bank(rng), acts.person(), 120_000, acts.day(14, months=10), **said))


def large_loan(acts: Acts, rng: np.random.Generator, firm: Firm, *, workers: int) -> Truth:
    """Over ten million from one of the large banks for a firm that insures so many workers."""
    for _ in range(workers):
        acts.social_security(acts.person(born=date(1990, 2, 9)), firm, 9_000)
    bank = acts.banks()[int(rng.integers(0, 3))]
    return about_customer(lend(acts, bank, firm, 10_600_000, acts.day(14, months=3)))


@violation(NO_STAFF, times=1)
def two_insured_and_ten_million(acts: Acts, rng: np.random.Generator) -> Truth:
    """A trading firm that says it has eighty people insures two."""
    return large_loan(acts, rng, acts.firm(staff=80, revenue=90_000_000), workers=2)


@violation(NO_STAFF, times=1)
def three_insured_and_ten_million(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm with three people on its books."""
    return large_loan(acts, rng, acts.firm(staff=3, revenue=80_000_000), workers=3)


@near_miss(NO_STAFF)
def dozen_insured_and_ten_million(acts: Acts, rng: np.random.Generator) -> Truth:
    """A wholesaler with twelve people: few, but enough."""
    return large_loan(acts, rng, acts.firm(staff=12, revenue=90_000_000), workers=12)


def at_once(acts: Acts, rng: np.random.Generator, days: int) -> Truth:
    """Over ten million drawn so many days after the line was applied for."""
    bank, firm = acts.banks()[int(rng.integers(0, 3))], acts.firm(staff=60, revenue=90_000_000)
    on = acts.day(16, months=2)
    acts.credit_line(bank, firm, 13_000_000, on, applied_on=on - timedelta(days=days))
    return about(lend(acts, bank, firm, 10_600_000, on))


@violation(ONE_DAY, times=1)
def applied_and_drawn_in_a_day(acts: Acts, rng: np.random.Generator) -> Truth:
    """Applied for, approved and paid out on one day."""
    return at_once(acts, rng, 0)


@violation(ONE_DAY, times=1)
def applied_for_afterwards(acts: Acts, rng: np.random.Generator) -> Truth:
    """The application is dated the day after the money."""
    return at_once(acts, rng, -1)


@near_miss(ONE_DAY)
def applied_two_weeks_before(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two weeks from application to payment: quick, but not a day."""
    return at_once(acts, rng, 14)
