"""Loans to people and firms nobody looked at: borrowed names, minors, the dead, firms that are no more."""

from datetime import date
from typing import Any

import numpy as np

from mingjian.city.acts import Acts, Bank, Person
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.lending import about, firm_with_loan, lend, shopkeeper, some

ONE_ACCOUNT = "diligence.loans_of_many_borrowers_enter_one_account"
ONE_PHONE = "diligence.borrowers_share_one_phone"
MINOR = "diligence.minor_borrows"
OLD = "diligence.borrower_over_age_at_issue"
DEAD = "diligence.loan_issued_after_death"
CLOSED = "diligence.loan_issued_to_deregistered_firm"
LISTED = "diligence.loan_issued_to_firm_on_abnormal_list"
DISHONEST = "diligence.loan_issued_to_dishonest_debtor"
STILL_NORMAL = "diligence.loan_of_closed_firm_classed_normal"


def into_one_account(acts: Acts, bank: Bank, borrowers: list[Person], amount: int, **said: Any) -> Truth:
    """Loans of several people within three weeks, all into the account of a man who uses the money."""
    user = acts.deposit_account(bank, acts.person(born=date(1979, 3, 3)), opening=5_000)
    for k, borrower in enumerate(borrowers):
        acts.loan(bank, borrower, amount, acts.day(20 + 6 * k, months=1), receiving=user, months=24, **said)
    acts.pay_out(user, "承德远山度假村", amount * len(borrowers), acts.day(9), "往来款")
    return Truth(bank.institution_id, "account", user.account_id)


@violation(ONE_ACCOUNT)
def consumers_lend_their_names(acts: Acts, rng: np.random.Generator) -> Truth:
    """Four colleagues took consumer loans for their boss."""
    return into_one_account(acts, acts.bank(rng), [acts.person() for _ in range(4)], some(rng, 8, 15))


@violation(ONE_ACCOUNT)
def shopkeepers_lend_their_names(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three shopkeepers of one street took business loans for a fourth."""
    borrowers = [shopkeeper(acts) for _ in range(3)]
    return into_one_account(acts, acts.bank(rng), borrowers, some(rng, 20, 40), type="personal_business")


@near_miss(ONE_ACCOUNT)
def couple_with_one_account(acts: Acts, rng: np.random.Generator) -> Truth:
    """Husband and wife each took a loan into the account they share."""
    husband, wife = acts.person(), acts.person(male=False)
    acts.marriage(husband, wife)
    return into_one_account(acts, acts.bank(rng), [husband, wife], 60_000)


def with_one_phone(acts: Acts, bank: Bank, borrowers: list[Person], amount: int) -> Truth:
    """Consumer loans of several people; the lowest customer number stands for the group."""
    for k, borrower in enumerate(borrowers):
        lend(acts, bank, borrower, amount, acts.day(12 + 5 * k, months=2), months=24)
    return Truth(bank.institution_id, "group", min(who.customer_id(bank) for who in borrowers))


@violation(ONE_PHONE)
def phone_of_an_agent(acts: Acts, rng: np.random.Generator) -> Truth:
    """An agent filled in the applications of four people and gave one phone, the agent's own."""
    phone = f"189{rng.integers(10_000_000, 99_999_999)}"
    return with_one_phone(acts, acts.bank(rng), [acts.person(phone=phone) for _ in range(4)], some(rng, 8, 15))


@violation(ONE_PHONE)
def phone_of_two_shops_and_a_friend(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three borrowers with one phone, one of them a shopkeeper."""
    phone = f"188{rng.integers(10_000_000, 99_999_999)}"
    people = [acts.person(phone=phone), acts.person(phone=phone, male=False), shopkeeper(acts, phone=phone)]
    return with_one_phone(acts, acts.bank(rng), people, some(rng, 8, 15))


@near_miss(ONE_PHONE)
def phone_of_a_couple(acts: Acts, rng: np.random.Generator) -> Truth:
    """A couple shares one phone and each has a loan."""
    phone = f"187{rng.integers(10_000_000, 99_999_999)}"
    husband, wife = acts.person(phone=phone), acts.person(phone=phone, male=False)
    acts.marriage(husband, wife)
    return with_one_phone(acts, acts.bank(rng), [husband, wife], 80_000)


def borrower_born(acts: Acts, rng: np.random.Generator, born: date, on: date, **said: Any) -> Truth:
    """A loan to somebody born on that day."""
    return about(lend(acts, acts.bank(rng), acts.person(born=born), some(rng, 4, 9), on, months=24, **said))


@violation(MINOR)
def pupil_borrows(acts: Acts, rng: np.random.Generator) -> Truth:
    """A pupil of sixteen took a consumer loan."""
    return borrower_born(acts, rng, acts.day(0, months=16 * 12 + 9), acts.day(14, months=1))


@violation(MINOR)
def heir_of_a_shop_borrows(acts: Acts, rng: np.random.Generator) -> Truth:
    """A shop is in the name of a son of seventeen; so is its loan."""
    return borrower_born(acts, rng, acts.day(0, months=17 * 12 + 7), acts.day(8, months=2), type="personal_business")


@near_miss(MINOR)
def just_grown_up(acts: Acts, rng: np.random.Generator) -> Truth:
    """Eighteen for two months when the loan was issued."""
    return borrower_born(acts, rng, acts.day(0, months=18 * 12 + 4), acts.day(8, months=2))


@violation(OLD)
def grandmother_borrows(acts: Acts, rng: np.random.Generator) -> Truth:
    """A woman of seventy-six is named as borrower of a consumer loan."""
    return borrower_born(acts, rng, acts.day(0, months=76 * 12 + 5), acts.day(8, months=2))


@violation(OLD)
def villager_of_eighty_trades(acts: Acts, rng: np.random.Generator) -> Truth:
    """A man of eighty took a business loan, so the papers say."""
    return borrower_born(acts, rng, acts.day(0, months=80 * 12 + 3), acts.day(3, months=4), type="personal_business")


@near_miss(OLD)
def seventy_exactly(acts: Acts, rng: np.random.Generator) -> Truth:
    """Seventy years and some months old at issue: still within the limit."""
    return borrower_born(acts, rng, acts.day(0, months=70 * 12 + 7), acts.day(8, months=2))


@violation(DEAD)
def loan_after_the_funeral(acts: Acts, rng: np.random.Generator) -> Truth:
    """Forty days after the man had died, a loan was issued in his name."""
    return _died(acts, rng, died=acts.day(20, months=2))


@violation(DEAD)
def name_of_the_long_dead(acts: Acts, rng: np.random.Generator) -> Truth:
    """The borrower has been dead for over a year."""
    return _died(acts, rng, died=acts.day(20, months=15))


@near_miss(DEAD)
def died_after_the_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """The borrower died a month after taking the loan."""
    return _died(acts, rng, died=acts.day(2))


def _died(acts: Acts, rng: np.random.Generator, died: date) -> Truth:
    bank, borrower = acts.bank(rng), acts.person(born=date(1966, 8, 14))
    acts.death(borrower, died)
    user = acts.deposit_account(bank, acts.person())
    return about(lend(acts, bank, borrower, some(rng, 5, 12), acts.day(0, months=1), months=24, receiving=user))


@violation(CLOSED)
def lent_after_deregistration(acts: Acts, rng: np.random.Generator) -> Truth:
    """The firm had been deregistered a month before the loan."""
    return _closed_before(acts, rng, acts.day(5, months=1), acts.day(8, months=2))


@violation(CLOSED)
def lent_after_revocation(acts: Acts, rng: np.random.Generator) -> Truth:
    """The licence had been revoked a year before the loan."""
    return _closed_before(acts, rng, acts.day(15, months=2), acts.day(8, months=14), revoked=True)


def _closed_before(acts: Acts, rng: np.random.Generator, on: date, closed_on: date, *, revoked: bool = False) -> Truth:
    bank, owner = acts.bank(rng), acts.person(born=date(1971, 5, 5))
    firm = acts.firm(head=owner)
    acts.deregister(firm, closed_on, revoked=revoked)
    return about(lend(acts, bank, firm, some(rng, 40, 90), on, receiving=acts.deposit_account(bank, owner)))


@near_miss(CLOSED)
def closed_after_the_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """The firm was deregistered last week, half a year after its loan."""
    firm, loan = firm_with_loan(acts, rng, acts.day(8, months=6))
    acts.deregister(firm, acts.day(9))
    return about(loan)


@violation(LISTED)
def lent_while_unreachable(acts: Acts, rng: np.random.Generator) -> Truth:
    """The firm could not be reached at its address for half a year when it got the loan."""
    firm, loan = firm_with_loan(acts, rng, acts.day(5, months=1))
    acts.firm_listing(firm, acts.day(8, months=7))
    return about(loan)


@violation(LISTED)
def lent_to_a_serious_violator(acts: Acts, rng: np.random.Generator) -> Truth:
    """The firm stood on the list of serious violators, and was taken off it only after the loan."""
    firm, loan = firm_with_loan(acts, rng, acts.day(20, months=2))
    listed: dict[str, Any] = {"reason": "serious_violation", "is_serious": True, "removed_on": acts.day(20)}
    acts.firm_listing(firm, acts.day(2, months=9), **listed)
    return about(loan)


@near_miss(LISTED)
def removed_before_the_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """The annual report was late; the firm made it good and was taken off the list before the loan."""
    firm, loan = firm_with_loan(acts, rng, acts.day(5, months=1))
    acts.firm_listing(firm, acts.day(8, months=9), reason="no_annual_report", removed_on=acts.day(5, months=3))
    return about(loan)


@violation(DISHONEST)
def lent_to_a_dishonest_debtor(acts: Acts, rng: np.random.Generator) -> Truth:
    """A court had published for four months that the firm does not pay what it was ordered to."""
    firm, loan = firm_with_loan(acts, rng, acts.day(5, months=1))
    acts.dishonest_debtor(firm, acts.day(8, months=5))
    return about(loan)


@violation(DISHONEST)
def lent_before_it_had_performed(acts: Acts, rng: np.random.Generator) -> Truth:
    """The firm paid its creditor out of the loan, and the court took it off the list two weeks later."""
    firm, loan = firm_with_loan(acts, rng, acts.day(20, months=2))
    acts.dishonest_debtor(firm, acts.day(2, months=9), removed_on=acts.day(5, months=1))
    return about(loan)


@near_miss(DISHONEST)
def performed_before_the_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """The firm had performed, and was taken off the list a month before the loan."""
    firm, loan = firm_with_loan(acts, rng, acts.day(5, months=1))
    acts.dishonest_debtor(firm, acts.day(8, months=9), removed_on=acts.day(5, months=2))
    return about(loan)


@violation(STILL_NORMAL)
def deregistered_and_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """The firm was deregistered three months ago; its owner pays on, and the bank notices nothing."""
    firm, loan = firm_with_loan(acts, rng, acts.day(8, months=8))
    acts.deregister(firm, acts.day(5, months=3))
    return about(loan)


@violation(STILL_NORMAL)
def revoked_and_normal(acts: Acts, rng: np.random.Generator) -> Truth:
    """The licence was revoked two months ago; the loan stays normal."""
    firm, loan = firm_with_loan(acts, rng, acts.day(8, months=6))
    acts.deregister(firm, acts.day(5, months=2), revoked=True)
    return about(loan)


@near_miss(STILL_NORMAL)
def revoked_and_special_mention(acts: Acts, rng: np.random.Generator) -> Truth:
    """The licence was revoked, and the bank classed the loan special mention within the month."""
    firm, loan = firm_with_loan(acts, rng, acts.day(8, months=6))
    acts.deregister(firm, acts.day(5, months=2), revoked=True)
    acts.classify(loan, "special_mention", on=acts.day(10, months=1), reason="营业执照被吊销")
    return about(loan)
