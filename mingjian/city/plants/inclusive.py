"""Loans called inclusive that are not, and renewals without end."""

import numpy as np

from mingjian.city.acts import Acts, Bank, Firm, Loan
from mingjian.city.clock import months_before
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.concentration import about_group
from mingjian.city.plants.lending import about, about_customer, lend, some
from mingjian.city.plants.prudential import about as about_bank
from mingjian.city.plants.prudential import say_part

CREDIT = "inclusive.inclusive_loan_over_credit_limit"
SIZE = "inclusive.inclusive_loan_to_larger_firm"
SPLIT = "inclusive.group_loan_split_into_inclusive_ones"
RENEWED = "inclusive.renewed_without_repayment_again_and_again"
OVERSTATED = "inclusive.inclusive_balance_overstated"
INCLUSIVE = "S71.inclusive_small_firm_loans"


@violation(CREDIT)
def small_firm_with_a_great_line(acts: Acts, rng: np.random.Generator) -> Truth:
    """A line of fourteen million, of which a little is drawn and called inclusive."""
    bank, firm = acts.bank(rng), acts.firm(revenue=70_000_000)
    acts.credit_line(bank, firm, 14_000_000, acts.day(80))
    return about_customer(lend(acts, bank, firm, some(rng, 80, 150), acts.day(60)))


@violation(CREDIT)
def two_lines_of_two_departments(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two lines within the limit, together above it."""
    bank, firm = acts.bank(rng), acts.firm(revenue=70_000_000)
    for _ in range(2):
        acts.credit_line(bank, firm, 6_000_000, acts.day(80))
    return about_customer(lend(acts, bank, firm, some(rng, 80, 150), acts.day(60)))


@near_miss(CREDIT)
def line_at_the_limit(acts: Acts, rng: np.random.Generator) -> Truth:
    """Ten million, as much as the definition allows."""
    bank, firm = acts.bank(rng), acts.firm(revenue=70_000_000)
    acts.credit_line(bank, firm, 10_000_000, acts.day(80))
    return about_customer(lend(acts, bank, firm, some(rng, 80, 150), acts.day(60)))


def _called(acts: Acts, rng: np.random.Generator, size: str, staff: int, *, inclusive: bool = True) -> Truth:
    firm = acts.firm(size=size, staff=staff, revenue=600_000_000)
    return about(lend(acts, acts.bank(rng), firm, some(rng, 60, 150), acts.day(70), is_inclusive_small_firm=inclusive))


@violation(SIZE)
def medium_firm_called_small(acts: Acts, rng: np.random.Generator) -> Truth:
    """A medium firm helps the branch to its target."""
    return _called(acts, rng, "medium", 260)


@violation(SIZE)
def large_firm_called_small(acts: Acts, rng: np.random.Generator) -> Truth:
    """So does a large one."""
    return _called(acts, rng, "large", 1_500)


@near_miss(SIZE)
def medium_firm_called_what_it_is(acts: Acts, rng: np.random.Generator) -> Truth:
    """A medium firm's loan without the mark."""
    return _called(acts, rng, "medium", 260, inclusive=False)


def _nearly_ten_million_each(acts: Acts, bank: Bank, firms: list[Firm]) -> Truth:
    for place, firm in enumerate(firms):
        lend(acts, bank, firm, 9_600_000 - place * 150_000, acts.day(75 - place * 3))
    return about_group(bank, firms)


@violation(SPLIT, times=0)
def one_man_three_small_firms(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Thirty million for one man in three small loans."""
    head = acts.person(income=2_000_000)
    return _nearly_ten_million_each(acts, acts.banks()[0], [acts.firm(head=head, revenue=80_000_000) for _ in range(3)])


@violation(SPLIT, times=0)
def parent_and_daughters(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A parent and its two daughters, each a small firm."""
    parent, *daughters = [acts.firm(revenue=80_000_000) for _ in range(3)]
    for daughter in daughters:
        acts.shareholder(daughter, parent, 0.9)
    return _nearly_ten_million_each(acts, acts.banks()[0], [parent, *daughters])


@near_miss(SPLIT, times=0)
def two_sisters(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Two firms of one owner are not yet a pattern."""
    head = acts.person(income=2_000_000)
    return _nearly_ten_million_each(acts, acts.banks()[0], [acts.firm(head=head, revenue=80_000_000) for _ in range(2)])


def _renewed(acts: Acts, rng: np.random.Generator, renewals: int) -> Truth:
    """A loan of a month that is repaid with the next one, so many times."""
    bank, firm, amount = acts.bank(rng), acts.firm(), some(rng, 60, 120)
    issued = acts.day(20, months=renewals)
    loan: Loan = lend(acts, bank, firm, amount, issued, months=1)
    for number in range(renewals):
        on = months_before(issued, -1 - number)
        loan = acts.loan(bank, firm, amount, on, months=1, previous=loan, issue_type="renewal_without_repayment")
    return about_customer(loan)


@violation(RENEWED)
def renewed_every_month(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three months, three renewals."""
    return _renewed(acts, rng, 3)


@violation(RENEWED)
def renewed_since_summer(acts: Acts, rng: np.random.Generator) -> Truth:
    """Five renewals in a row."""
    return _renewed(acts, rng, 5)


@near_miss(RENEWED)
def renewed_twice(acts: Acts, rng: np.random.Generator) -> Truth:
    """Twice is what the policy is for."""
    return _renewed(acts, rng, 2)


@violation(OVERSTATED, times=0)
def target_met_on_paper(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """The return shows what the plan asked for."""
    bank = acts.banks()[4]
    say_part(acts, bank, INCLUSIVE, {INCLUSIVE: 2.5})
    return about_bank(bank)


@violation(OVERSTATED, times=0)
def discounts_counted_in(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """Discounted bills of small firms were added to the return."""
    bank = acts.banks()[5]
    say_part(acts, bank, INCLUSIVE, {INCLUSIVE: 2.7})
    return about_bank(bank)


@near_miss(OVERSTATED, times=0)
def less_reported_than_lent(acts: Acts, _rng: np.random.Generator) -> tuple[Truth, ...]:
    """The return forgets a branch: too little, not too much."""
    bank = acts.banks()[1]
    say_part(acts, bank, INCLUSIVE, {INCLUSIVE: 0.3})
    return about_bank(bank)
