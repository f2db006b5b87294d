"""Security that the property register contradicts: seized, cancelled, unknown, somebody else's, never registered."""

from datetime import date
from typing import Any

import numpy as np

from mingjian.city.acts import Acts
from mingjian.city.acts.security import Property
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.collateral import guarantee_of, secured

SEIZED = "collateral.seized_property_accepted"
CONTESTED = "collateral.contested_property_accepted"
INVALID = "collateral.collateral_title_no_longer_valid"
UNKNOWN = "collateral.collateral_title_not_in_register"
ANOTHERS = "collateral.collateral_owned_by_another"
NEVER = "collateral.mortgage_never_registered"
KEPT = "registers.mortgage_kept_after_payoff"
CANCELLED = "collateral.mortgage_cancelled_while_loan_lives"


def seized_first(acts: Acts, rng: np.random.Generator, days: int, **said: Any) -> Truth:
    """A home seized so many days before it secured a loan of four months ago."""
    loan, home = secured(acts, rng, 500_000, 1_200_000)
    acts.seizure(home, acts.day(6 + days, months=4), **said)
    acts.pledge(loan, home)
    return Truth(loan.bank.institution_id, "property", home.title_number)


@violation(SEIZED)
def seized_before_the_pledge(acts: Acts, rng: np.random.Generator) -> Truth:
    """A court had seized the home three months before the bank took it; nobody asked the register."""
    return seized_first(acts, rng, 95)


@violation(SEIZED)
def pre_seized_before_the_pledge(acts: Acts, rng: np.random.Generator) -> Truth:
    """A court of another city had pre-seized the home; it was released only after the loan."""
    said = {"kind": "pre_seizure", "authority": "天津市河西区人民法院", "released_on": acts.day(9, months=1)}
    return seized_first(acts, rng, 200, **said)


@near_miss(SEIZED)
def released_before_the_pledge(acts: Acts, rng: np.random.Generator) -> Truth:
    """Seized in winter, released in spring, pledged in summer."""
    return seized_first(acts, rng, 180, released_on=acts.day(20, months=5))


def contested_home(acts: Acts, rng: np.random.Generator) -> tuple[Property, Truth]:
    """A home pledged for a loan of four months ago, and what a model about it should find."""
    loan, home = secured(acts, rng, 500_000, 1_200_000)
    acts.pledge(loan, home)
    return home, Truth(loan.bank.institution_id, "property", home.title_number)


@violation(CONTESTED)
def sold_and_pledged(acts: Acts, rng: np.random.Generator) -> Truth:
    """The owner had sold the home; the buyer's pre-notice stood when he pledged it once more for his firm."""
    home, truth = contested_home(acts, rng)
    acts.pre_notice(home, acts.person(), acts.day(6 + int(rng.integers(5, 40)), months=4))
    return truth


@violation(CONTESTED)
def brother_sues_over_the_home(acts: Acts, rng: np.random.Generator) -> Truth:
    """His brother had objected to the entry and sued; the bank took the home as if nobody had."""
    home, truth = contested_home(acts, rng)
    acts.objection(home, acts.person(), acts.day(20, months=5), sued_on=acts.day(12, months=5))
    return truth


@near_miss(CONTESTED)
def objection_that_nobody_followed(acts: Acts, rng: np.random.Generator) -> Truth:
    """Somebody objected two months before, and never sued."""
    home, truth = contested_home(acts, rng)
    acts.objection(home, acts.person(), acts.day(6, months=6))
    return truth


@near_miss(CONTESTED)
def sale_that_came_to_nothing(acts: Acts, rng: np.random.Generator) -> Truth:
    """The sale was undone and the buyer's pre-notice cancelled the week before the pledge."""
    home, truth = contested_home(acts, rng)
    acts.pre_notice(home, acts.person(), acts.day(6, months=5), ended_on=acts.day(13, months=4))
    return truth


def pledged_title(acts: Acts, rng: np.random.Generator) -> tuple[Property, Truth]:
    """A home pledged nine months ago, and what a model about it should find."""
    loan, home = secured(acts, rng, 400_000, 1_000_000, ago=9)
    acts.pledge(loan, home)
    return home, Truth(loan.bank.institution_id, "property", home.title_number)


@violation(INVALID)
def pulled_down(acts: Acts, rng: np.random.Generator) -> Truth:
    """The house was pulled down for a road and its title cancelled."""
    home, truth = pledged_title(acts, rng)
    acts.override("property", home.no, {"title_status": "cancelled", "cancelled_on": acts.day(9, months=4)})
    return truth


@violation(INVALID)
def old_certificate_pledged(acts: Acts, rng: np.random.Generator) -> Truth:
    """The owner had sold the home a year before and pledged the certificate that was never handed in."""
    loan, home = secured(acts, rng, 500_000, 1_200_000)
    acts.property_transfer(home, acts.person(), 1_250_000, acts.day(6, months=15))
    acts.pledge(loan, home, register=False)
    return Truth(loan.bank.institution_id, "property", home.title_number)


@near_miss(INVALID)
def pulled_down_last_week(acts: Acts, rng: np.random.Generator) -> Truth:
    """The title was cancelled two weeks ago; the compensation repays the loan in January."""
    home, truth = pledged_title(acts, rng)
    acts.override("property", home.no, {"title_status": "cancelled", "cancelled_on": acts.day(14)})
    return truth


@violation(UNKNOWN)
def forged_certificate(acts: Acts, rng: np.random.Generator) -> Truth:
    """The certificate shown to the bank was never issued."""
    loan, home = secured(acts, rng, 500_000, 1_200_000)
    forged = f"京（2021）海淀区不动产权第{rng.integers(9_000_000, 9_999_999)}号"
    acts.pledge(loan, home, title_number=forged, register=False)
    return Truth(loan.bank.institution_id, "property", forged)


@violation(UNKNOWN)
def number_that_does_not_exist(acts: Acts, rng: np.random.Generator) -> Truth:
    """A shop with a number that the register does not know."""
    loan, _ = secured(acts, rng, 400_000, 1_200_000)
    shop = acts.title(loan.borrower, 1_200_000, use="commercial")
    invented = f"京房权证东字第{rng.integers(800_000, 999_999)}号"
    acts.pledge(loan, shop, type="commercial_property", title_number=invented, register=False)
    return Truth(loan.bank.institution_id, "property", invented)


@near_miss(UNKNOWN)
def certificate_as_registered(acts: Acts, rng: np.random.Generator) -> Truth:
    """The certificate is the one in the register, and so is the mortgage."""
    loan, home = secured(acts, rng, 500_000, 1_200_000)
    acts.pledge(loan, home)
    return Truth(loan.bank.institution_id, "property", home.title_number)


@violation(ANOTHERS)
def neighbours_home(acts: Acts, rng: np.random.Generator) -> Truth:
    """The borrower pledged a home that belongs to a stranger."""
    loan, _ = secured(acts, rng, 500_000, 1_200_000)
    home = acts.title(acts.person(born=date(1959, 9, 9)), 1_200_000)
    acts.pledge(loan, home, owner=loan.borrower)
    return Truth(loan.bank.institution_id, "property", home.title_number)


@violation(ANOTHERS)
def home_given_to_the_son(acts: Acts, rng: np.random.Generator) -> Truth:
    """The home had been given to the son a year before; the father pledged it as his own."""
    loan, old = secured(acts, rng, 500_000, 1_200_000)
    home = acts.property_transfer(old, acts.person(born=date(1999, 1, 8)), 0, acts.day(5, months=16), kind="gift")
    acts.pledge(loan, home, owner=old.owner)
    return Truth(loan.bank.institution_id, "property", home.title_number)


@near_miss(ANOTHERS)
def home_owned_together(acts: Acts, rng: np.random.Generator) -> Truth:
    """Husband and wife each hold a certificate of one home; he pledged with hers, as both agreed."""
    loan, home = secured(acts, rng, 500_000, 1_200_000)
    hers = acts.title(acts.person(male=False), 1_200_000, unit_code=home.unit_code, co_ownership="joint")
    acts.pledge(loan, hers, owner=home.owner)
    return Truth(loan.bank.institution_id, "property", hers.title_number)


@violation(NEVER)
def papers_in_the_drawer(acts: Acts, rng: np.random.Generator) -> Truth:
    """The mortgage contract was signed and lay in a drawer."""
    loan, home = secured(acts, rng, 500_000, 1_200_000, ago=5)
    acts.pledge(loan, home, register=False)
    return guarantee_of(acts, loan)


@violation(NEVER)
def registered_for_another_bank(acts: Acts, rng: np.random.Generator) -> Truth:
    """The register shows a mortgage, but of another bank."""
    loan, home = secured(acts, rng, 500_000, 1_800_000, ago=7)
    acts.pledge(loan, home, register=False)
    acts.mortgage(home, acts.banks()[(loan.bank.no + 1) % 8], 300_000, acts.day(9, months=9))
    return guarantee_of(acts, loan)


@near_miss(NEVER)
def not_yet_registered(acts: Acts, rng: np.random.Generator) -> Truth:
    """The loan is five weeks old; the registration is under way."""
    loan, home = secured(acts, rng, 500_000, 1_200_000, ago=1)
    acts.pledge(loan, home, register=False)
    return guarantee_of(acts, loan)


def with_entry(acts: Acts, rng: np.random.Generator, cancelled: date, again: date | None = None) -> Truth:
    """A loan whose mortgage was cancelled in the register, and perhaps entered again."""
    loan, home = secured(acts, rng, 500_000, 1_200_000, ago=9)
    acts.pledge(loan, home, register=False)
    acts.mortgage(home, loan.bank, 500_000, acts.day(8, months=9), cancelled_on=cancelled)
    if again:
        acts.mortgage(home, loan.bank, 500_000, again)
    return guarantee_of(acts, loan)


@violation(CANCELLED)
def cancelled_by_an_insider(acts: Acts, rng: np.random.Generator) -> Truth:
    """Somebody with the bank's seal had the mortgage cancelled in autumn."""
    return with_entry(acts, rng, acts.day(6, months=2))


@violation(CANCELLED)
def cancelled_for_a_bridge(acts: Acts, rng: np.random.Generator) -> Truth:
    """Cancelled so that the owner could borrow elsewhere for a month; that was half a year ago."""
    return with_entry(acts, rng, acts.day(6, months=6))


@near_miss(CANCELLED)
def cancelled_and_entered_again(acts: Acts, rng: np.random.Generator) -> Truth:
    """Cancelled and entered again for a new certificate within the week."""
    return with_entry(acts, rng, acts.day(16, months=2), acts.day(12, months=2))


def paid_off(acts: Acts, rng: np.random.Generator, on: date, cancelled: date | None) -> Truth:
    """A loan paid off before its time, and when its mortgage left the register, if it did."""
    loan, home = secured(acts, rng, 500_000, 1_200_000, ago=9)
    acts.pledge(loan, home, register=False)
    acts.mortgage(home, loan.bank, 500_000, acts.day(8, months=9), cancelled_on=cancelled)
    acts.repay(loan, 500_000, on)
    return guarantee_of(acts, loan)


@violation(KEPT)
def release_forgotten(acts: Acts, rng: np.random.Generator) -> Truth:
    """Paid off twenty days ago; nobody at the bank asked for the release."""
    return paid_off(acts, rng, acts.day(20), None)


@violation(KEPT)
def release_held_back(acts: Acts, rng: np.random.Generator) -> Truth:
    """Paid off twelve days ago; the bank wants the borrower to take the next loan first."""
    return paid_off(acts, rng, acts.day(12), None)


@near_miss(KEPT)
def released_within_days(acts: Acts, rng: np.random.Generator) -> Truth:
    """Paid off and out of the register three days later."""
    return paid_off(acts, rng, acts.day(20), acts.day(17))
