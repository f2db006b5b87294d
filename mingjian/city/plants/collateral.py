"""Security that is less than it seems: values, limits, guarantees that ended, deposits gone, homes pledged twice."""

from datetime import date
from typing import Any

import numpy as np

from mingjian.city.acts import Account, Acts, Loan
from mingjian.city.acts.security import Property
from mingjian.city.ids import written
from mingjian.city.plants import Truth, near_miss, violation
from mingjian.city.plants.lending import about_contract, lend, shopkeeper, some

TWICE = "collateral.title_pledged_at_two_banks"
TOO_MUCH = "collateral.loans_on_one_title_exceed_value"
LIMIT = "collateral.loan_to_value_over_limit"
OLD_VALUE = "collateral.collateral_never_revalued"
JUMP = "collateral.collateral_value_jumps"
ENDED = "collateral.guarantee_ended_while_loan_lives"
LESS = "collateral.security_covers_less_than_loan"
DEPOSIT = "collateral.pledged_deposit_closed_or_short"


def secured(
    acts: Acts, rng: np.random.Generator, amount: float, value: float, *, ago: int = 4
) -> tuple[Loan, Property]:
    """A firm's loan of some months ago secured by the home of its head; the pledge is for the plant to make."""
    owner = acts.person(born=date(1974, 10, 2))
    loan = lend(acts, acts.bank(rng), acts.firm(head=owner), amount, acts.day(6, months=ago), months=36)
    return loan, acts.title(owner, value)


def guarantee_of(acts: Acts, loan: Loan) -> Truth:
    """The guarantee contract last made, as a model names it."""
    number = acts.world.size("guarantee") + len(acts.world.planted["guarantee"]) - 1
    contract = written("guarantee_contract_id", loan.bank.number, number)
    return Truth(loan.bank.institution_id, "contract", contract)


def pledged_again(acts: Acts, rng: np.random.Generator, rank: str, *, first_ends: int | None = None) -> Truth:
    """A home pledged to one bank and three months later to the next one."""
    loan, home = secured(acts, rng, 500_000, 1_600_000, ago=6)
    if first_ends is None:
        acts.pledge(loan, home)
    else:
        held = acts.guarantee(loan, None, type="mortgage", ended_on=acts.day(first_ends))
        acts.guarantee(loan, acts.person())
        acts.pledge(loan, home, guarantee=held, register=False)
    bank = acts.banks()[(loan.bank.no + 1) % 8]
    second = lend(acts, bank, loan.borrower, 400_000, acts.day(9, months=3), months=24)
    acts.pledge(second, home, rank=rank, register=False)
    acts.mortgage(home, bank, 400_000, acts.day(11, months=3), rank=2 if first_ends is None else 1)
    return Truth(bank.institution_id, "property", home.title_number)


@violation(TWICE)
def second_bank_calls_itself_first(acts: Acts, rng: np.random.Generator) -> Truth:
    """The second bank is second in the register and files itself as first."""
    return pledged_again(acts, rng, "first")


@violation(TWICE)
def same_home_for_the_owners_own_loan(acts: Acts, rng: np.random.Generator) -> Truth:
    """The firm's loan at one bank and the owner's own at another rest on one home, both first."""
    loan, home = secured(acts, rng, 400_000, 1_500_000, ago=5)
    acts.pledge(loan, home)
    bank = acts.banks()[(loan.bank.no + 3) % 8]
    own = lend(acts, bank, home.owner, 300_000, acts.day(3, months=2), type="personal_business", months=24)
    acts.pledge(own, home, register=False)
    acts.mortgage(home, bank, 300_000, acts.day(5, months=2), rank=2)
    return Truth(bank.institution_id, "property", home.title_number)


@near_miss(TWICE)
def second_bank_files_second_rank(acts: Acts, rng: np.random.Generator) -> Truth:
    """The second bank took the second rank with open eyes."""
    return pledged_again(acts, rng, "second")


@near_miss(TWICE)
def first_bank_had_released(acts: Acts, rng: np.random.Generator) -> Truth:
    """The first bank had released the home for a guarantor before the second one took it."""
    return pledged_again(acts, rng, "first", first_ends=110)


def two_contracts(acts: Acts, rng: np.random.Generator, first: float, second: float) -> Truth:
    """Two loans of one firm at one bank on one home of a million."""
    loan, home = secured(acts, rng, first, 1_000_000, ago=6)
    acts.pledge(loan, home)
    more = lend(acts, loan.bank, loan.borrower, second, acts.day(9, months=3), months=36)
    acts.pledge(more, home, register=False)
    return Truth(loan.bank.institution_id, "property", home.title_number)


@violation(TOO_MUCH)
def second_loan_on_the_same_home(acts: Acts, rng: np.random.Generator) -> Truth:
    """Each loan alone is within the limit; together they are more than the home is worth."""
    return two_contracts(acts, rng, 690_000, 640_000)


@violation(TOO_MUCH)
def owner_and_firm_on_one_home(acts: Acts, rng: np.random.Generator) -> Truth:
    """The firm and its owner each borrowed on the owner's home at the same bank."""
    loan, home = secured(acts, rng, 650_000, 1_000_000, ago=4)
    acts.pledge(loan, home)
    said: dict[str, Any] = {"type": "personal_business", "months": 36}
    own = lend(acts, loan.bank, home.owner, 600_000, acts.day(3, months=2), **said)
    acts.pledge(own, home, register=False)
    return Truth(loan.bank.institution_id, "property", home.title_number)


@near_miss(TOO_MUCH)
def two_loans_within_the_value(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two loans on one home, together well within its value."""
    return two_contracts(acts, rng, 400_000, 300_000)


@violation(LIMIT)
def nine_tenths_of_a_home(acts: Acts, rng: np.random.Generator) -> Truth:
    """Nine tenths of the value of a home were lent."""
    loan, home = secured(acts, rng, 900_000, 1_000_000, ago=2)
    acts.pledge(loan, home)
    return about_contract(loan)


@violation(LIMIT)
def two_thirds_of_a_shop(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two thirds of the value of a shop, where half is the limit."""
    loan, _ = secured(acts, rng, 800_000, 1_000_000, ago=2)
    shop = acts.title(loan.borrower, 1_200_000, use="commercial")
    acts.pledge(loan, shop, type="commercial_property")
    return about_contract(loan)


@near_miss(LIMIT)
def seventy_per_cent_of_a_home(acts: Acts, rng: np.random.Generator) -> Truth:
    """Seven tenths of a home's value, to the yuan."""
    loan, home = secured(acts, rng, 700_000, 1_000_000, ago=2)
    acts.pledge(loan, home)
    return about_contract(loan)


@violation(OLD_VALUE)
def home_valued_once(acts: Acts, rng: np.random.Generator) -> Truth:
    """A home taken twenty months ago still stands at its first value."""
    loan, home = secured(acts, rng, 500_000, 1_200_000, ago=20)
    acts.pledge(loan, home)
    return guarantee_of(acts, loan)


@violation(OLD_VALUE)
def machines_valued_once(acts: Acts, rng: np.random.Generator) -> Truth:
    """Machines taken two years ago at a value that only a new machine has."""
    loan = lend(acts, acts.bank(rng), acts.firm(), some(rng, 40, 80), acts.day(6, months=25), months=48)
    acts.pledge(loan, "数控机床一批", type="machinery", value=1_400_000)
    return guarantee_of(acts, loan)


@near_miss(OLD_VALUE)
def home_valued_again(acts: Acts, rng: np.random.Generator) -> Truth:
    """Taken twenty months ago and valued again, three per cent lower."""
    loan, home = secured(acts, rng, 500_000, 1_200_000, ago=20)
    acts.pledge(loan, home, latest_value=1_164_000)
    return guarantee_of(acts, loan)


def revalued(acts: Acts, rng: np.random.Generator, before: float, after: float) -> Truth:
    """A home at one value in the filings until November and at another one in December."""
    loan, home = secured(acts, rng, 500_000, after, ago=7)
    acts.pledge(loan, home, value=before, latest_value=after)
    number = acts.world.size("collateral") + len(acts.world.planted["collateral"]) - 1
    said: dict[str, Any] = {"latest_value": before, "loan_to_value": round(500_000 / before * 100, 4)}
    acts.override("collateral", number, said, (date(2020, 1, 1), acts.day(31)))
    return guarantee_of(acts, loan)


@violation(JUMP)
def raised_by_half(acts: Acts, rng: np.random.Generator) -> Truth:
    """Raised by half within a month, just before the owner asks for more credit."""
    return revalued(acts, rng, 1_000_000, 1_500_000)


@violation(JUMP)
def raised_by_a_third(acts: Acts, rng: np.random.Generator) -> Truth:
    """Raised by a third in a market that stands still."""
    return revalued(acts, rng, 1_200_000, 1_600_000)


@near_miss(JUMP)
def raised_by_a_tenth(acts: Acts, rng: np.random.Generator) -> Truth:
    """Raised by a tenth after a new appraisal."""
    return revalued(acts, rng, 1_000_000, 1_100_000)


@violation(ENDED)
def guarantor_let_go(acts: Acts, rng: np.random.Generator) -> Truth:
    """The guarantor was released in autumn; the loan runs two more years."""
    loan = lend(acts, acts.bank(rng), acts.firm(), some(rng, 40, 90), acts.day(6, months=8), months=36)
    acts.guarantee(loan, acts.person(), ended_on=acts.day(10, months=1))
    return about_contract(loan)


@violation(ENDED)
def mortgage_let_go(acts: Acts, rng: np.random.Generator) -> Truth:
    """The home was handed back to its owner; nothing came in its place."""
    loan, home = secured(acts, rng, 500_000, 1_200_000, ago=8)
    held = acts.guarantee(loan, None, type="mortgage", ended_on=acts.day(12, months=2))
    acts.pledge(loan, home, guarantee=held)
    return about_contract(loan)


@near_miss(ENDED)
def guarantor_replaced(acts: Acts, rng: np.random.Generator) -> Truth:
    """One guarantor went, another came."""
    loan = lend(acts, acts.bank(rng), acts.firm(), some(rng, 40, 90), acts.day(6, months=8), months=36)
    acts.guarantee(loan, acts.person(), ended_on=acts.day(10, months=1))
    acts.guarantee(loan, acts.person())
    return about_contract(loan)


def guaranteed(acts: Acts, rng: np.random.Generator, *amounts: float) -> Truth:
    """A loan of eight hundred thousand and guarantees of those amounts."""
    loan = lend(acts, acts.bank(rng), acts.firm(), 800_000, acts.day(6, months=2), months=12)
    for amount in amounts:
        acts.guarantee(loan, acts.person(), amount)
    return about_contract(loan)


@violation(LESS)
def guarantee_for_half(acts: Acts, rng: np.random.Generator) -> Truth:
    """One guarantee, for half of the loan."""
    return guaranteed(acts, rng, 400_000)


@violation(LESS)
def two_guarantees_not_enough(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two guarantees that together leave a quarter open."""
    return guaranteed(acts, rng, 300_000, 300_000)


@near_miss(LESS)
def two_guarantees_enough(acts: Acts, rng: np.random.Generator) -> Truth:
    """Two guarantees that add up to the loan."""
    return guaranteed(acts, rng, 500_000, 300_000)


def on_deposit(acts: Acts, rng: np.random.Generator, **said: Any) -> tuple[Loan, Account]:
    """A shopkeeper's loan secured by a time deposit of six hundred thousand."""
    bank, owner = acts.bank(rng), shopkeeper(acts)
    deposit = acts.deposit_account(bank, owner, kind="time", opening=600_000, opened_on=date(2024, 3, 4), **said)
    loan = lend(acts, bank, owner, some(rng, 30, 45), acts.day(6, months=4), type="personal_business", months=24)
    acts.pledge(loan, deposit, value=600_000)
    return loan, deposit


@violation(DEPOSIT)
def deposit_drawn_out(acts: Acts, rng: np.random.Generator) -> Truth:
    """The pledged deposit was not frozen, and most of it was drawn out."""
    loan, deposit = on_deposit(acts, rng)
    acts.pay_out(deposit, "承德远山度假村", 500_000, acts.day(12, months=1), "往来款")
    return guarantee_of(acts, loan)


@violation(DEPOSIT)
def deposit_closed(acts: Acts, rng: np.random.Generator) -> Truth:
    """The pledged deposit was paid out and its account closed."""
    loan, deposit = on_deposit(acts, rng, closed_on=acts.day(20, months=1))
    acts.pay_out(deposit, "承德远山度假村", 600_000, acts.day(21, months=1), "往来款")
    acts.override("account", deposit.no, {"closed_on": None}, (date(2020, 1, 1), acts.day(0, months=2)))
    return guarantee_of(acts, loan)


@near_miss(DEPOSIT)
def deposit_whole(acts: Acts, rng: np.random.Generator) -> Truth:
    """The pledged deposit is whole, with interest on top."""
    loan, deposit = on_deposit(acts, rng)
    acts.receive(deposit, "结息", 4_200, acts.day(10), "利息", type="interest")
    return guarantee_of(acts, loan)
