"""Too much lent to one, to a group, or among those who guarantee each other."""

from itertools import pairwise

import numpy as np

from mingjian.city.acts import Acts, Bank, Firm, Loan
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.lending import about_customer, lend, some

SINGLE = "concentration.single_customer_loans_over_limit"
GROUP = "concentration.group_exposure_over_limit"
RING = "concentration.borrowers_guarantee_each_other_in_a_ring"
GUARANTOR = "concentration.guarantor_overextended"


def large_firm(acts: Acts, amount: float, **said: object) -> Firm:
    """A firm large enough to borrow so much."""
    return acts.firm(size="large", revenue=amount * 6, staff=900, **said)  # type: ignore[arg-type]


def lend_part(acts: Acts, bank: Bank, firm: Firm, part: float, ago: int = 70) -> Loan:
    """A loan of so large a part of the bank's net capital."""
    return lend(acts, bank, firm, round(acts.capital(bank) * part, -4), acts.day(ago))


@violation(SINGLE, times=0)
def one_great_loan(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A good name got more than a tenth of the bank's capital at once."""
    bank = acts.banks()[1]
    return about_customer(lend_part(acts, bank, large_firm(acts, acts.capital(bank) * 0.12), 0.12))


@violation(SINGLE, times=0)
def three_loans_of_three_departments(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Three departments lent to one firm and nobody added up."""
    bank = acts.banks()[1]
    firm = large_firm(acts, acts.capital(bank) * 0.14)
    loans = [lend_part(acts, bank, firm, 0.046, ago) for ago in (85, 66, 48)]
    return about_customer(loans[0])


@near_miss(SINGLE, times=0)
def nine_and_a_half_per_cent(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Large, and within the limit."""
    bank = acts.banks()[1]
    return about_customer(lend_part(acts, bank, large_firm(acts, acts.capital(bank) * 0.1), 0.095))


def about_group(bank: Bank, firms: list[Firm]) -> Truth:
    """A group goes by the smallest number under which the bank knows one of its members."""
    return Truth(bank.institution_id, "group", min(firm.customer_id(bank) for firm in firms))


@violation(GROUP, times=0)
def one_man_behind_three_firms(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Three firms under one legal representative, each within its limit, none filed as a group."""
    bank, head = acts.banks()[1], acts.person(income=3_000_000)
    firms = [large_firm(acts, acts.capital(bank) * 0.08, head=head) for _ in range(3)]
    for firm in firms:
        lend_part(acts, bank, firm, 0.08)
    return about_group(bank, firms)


@violation(GROUP, times=0)
def filed_group_over_its_limit(acts: Acts, _rng: np.random.Generator) -> Truth:
    """A parent and two subsidiaries that the bank itself files as one group."""
    bank = acts.banks()[1]
    parent, *members = [large_firm(acts, acts.capital(bank) * 0.08) for _ in range(3)]
    acts.group(bank, parent, members)
    for firm in (parent, *members):
        lend_part(acts, bank, firm, 0.075)
    return about_group(bank, [parent, *members])


@near_miss(GROUP, times=0)
def group_within_its_limit(acts: Acts, _rng: np.random.Generator) -> Truth:
    """Three sister firms that together stay below a fifth of tier one capital."""
    bank, head = acts.banks()[1], acts.person(income=2_000_000)
    firms = [large_firm(acts, acts.capital(bank) * 0.05, head=head) for _ in range(3)]
    for firm in firms:
        lend_part(acts, bank, firm, 0.05)
    return about_group(bank, firms)


def _circle(acts: Acts, bank: Bank, rng: np.random.Generator, size: int) -> list[Firm]:
    """Firms that borrow, each with the guarantee of the one before."""
    firms = [acts.firm() for _ in range(size)]
    for guarantor, borrower in pairwise(firms):
        acts.guarantee(lend(acts, bank, borrower, some(rng, 60, 120), acts.day(80)), guarantor)
    return firms


def _ring(bank: Bank, firms: list[Firm]) -> Truth:
    """The ring as its smallest member begins it."""
    codes = [firm.code for firm in firms]
    first = codes.index(min(codes))
    return Truth(bank.institution_id, "group", ">".join(codes[first:] + codes[:first]))


@violation(RING)
def three_guarantee_in_turn(acts: Acts, rng: np.random.Generator) -> Truth:
    """Three traders of one market, each guaranteed by the next."""
    bank = acts.bank(rng)
    firms = _circle(acts, bank, rng, 3)
    acts.guarantee(lend(acts, bank, firms[0], some(rng, 60, 120), acts.day(60)), firms[-1])
    return _ring(bank, firms)


@violation(RING)
def two_guarantee_each_other(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two firms borrow on each other's word."""
    bank = acts.bank(rng)
    firms = _circle(acts, bank, rng, 2)
    acts.guarantee(lend(acts, bank, firms[0], some(rng, 60, 120), acts.day(60)), firms[-1])
    return _ring(bank, firms)


@near_miss(RING)
def chain_that_does_not_close(acts: Acts, rng: np.random.Generator) -> Truth:
    """Each is guaranteed by the one before; the first needs nobody's word."""
    bank = acts.bank(rng)
    return _ring(bank, _circle(acts, bank, rng, 4))


@violation(GUARANTOR)
def small_firm_signs_for_everybody(acts: Acts, rng: np.random.Generator) -> Truth:
    """A firm with a million to its name signed for five."""
    bank, guarantor = acts.bank(rng), acts.firm()
    for _ in range(3):
        borrowed = lend(acts, bank, acts.firm(), 1_700_000, acts.day(70))
        acts.guarantee(borrowed, guarantor, net_assets=1_000_000)
    return Truth(bank.institution_id, "customer", guarantor.code)


@violation(GUARANTOR)
def empty_shell_signs_once(acts: Acts, rng: np.random.Generator) -> Truth:
    """One signature of a firm that owns next to nothing."""
    bank, guarantor = acts.bank(rng), acts.firm()
    acts.guarantee(lend(acts, bank, acts.firm(), some(rng, 100, 180), acts.day(40)), guarantor, net_assets=120_000)
    return Truth(bank.institution_id, "customer", guarantor.code)


@near_miss(GUARANTOR)
def guarantees_within_its_means(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two and a half times its net assets."""
    bank, guarantor = acts.bank(rng), acts.firm()
    acts.guarantee(lend(acts, bank, acts.firm(), 1_500_000, acts.day(40)), guarantor, net_assets=600_000)
    return Truth(bank.institution_id, "customer", guarantor.code)
