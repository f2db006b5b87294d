"""Borrowers and helpers that the plants about loan money share; nothing here is planted by itself."""

from datetime import datetime, time
from typing import Any, NamedTuple

import numpy as np

from mingjian.city.acts import Account, Acts, Bank, Firm, Loan, Person
from mingjian.city.plants import Truth


class Borrowed(NamedTuple):
    """A loan with its amount in yuan and the account it arrived in."""

    bank: Bank
    loan: Loan
    account: Account
    amount: float

    def truth(self, model: str | None = None) -> Truth:
        """What a model about this loan should find."""
        return Truth(self.bank.institution_id, "loan", self.loan.loan_id, model)


def at(acts: Acts, ago: int, hour: int = 14) -> datetime:
    """An hour of a day so many days before the last one."""
    return datetime.combine(acts.day(ago), time(hour, 20))


def shop_loan(acts: Acts, rng: np.random.Generator, ago: int, amount: float | None = None, **said: Any) -> Borrowed:
    """A shopkeeper borrows for the shop, by default little enough to pay it out alone."""
    bank, owner = acts.bank(rng), acts.person(income=260_000)
    acts.firm(head=owner)
    return _borrowed(
        acts, bank, owner, amount or int(rng.integers(30, 46)) * 10_000, ago, type="personal_business", **said
    )


def consumer_loan(acts: Acts, rng: np.random.Generator, ago: int, amount: float | None = None, **said: Any) -> Borrowed:
    """A wage earner borrows for the household, little enough to pay it out alone."""
    bank, person = acts.bank(rng), acts.person(income=300_000)
    return _borrowed(
        acts, bank, person, amount or int(rng.integers(15, 28)) * 10_000, ago, type="consumer", months=24, **said
    )


def firm_loan(
    acts: Acts,
    rng: np.random.Generator,
    ago: int,
    amount: float | None = None,
    *,
    firm: Firm | None = None,
    **said: Any,
) -> Borrowed:
    """A trading firm borrows working capital."""
    bank = acts.bank(rng)
    return _borrowed(acts, bank, firm or acts.firm(), amount or int(rng.integers(60, 150)) * 10_000, ago, **said)


def _borrowed(
    acts: Acts, bank: Bank, who: Person | Firm, amount: float, ago: int, *, opening: float = 20_000, **said: Any
) -> Borrowed:
    account = acts.deposit_account(bank, who, opening=opening)
    loan = acts.loan(bank, who, amount, acts.day(ago), receiving=account, **said)
    return Borrowed(bank, loan, account, amount)


def friend(acts: Acts, rng: np.random.Generator, opening: float = 3_000) -> Account:
    """A friend's account in everyday use with little in it, at some bank."""
    account = acts.deposit_account(acts.bank(rng), acts.person(born=acts.day(0, months=480)), opening=opening)
    acts.salary(account, 6_200, months=4)
    acts.living(account, 6_000, months=4)
    return account


def supplier(acts: Acts, rng: np.random.Generator, opening: float = 5_000) -> Account:
    """The account of a firm that sells goods, in everyday use with little in it."""
    account = acts.deposit_account(acts.bank(rng), acts.firm(), opening=opening)
    acts.turnover(account, 30_000, months=4)
    return account


def developer(acts: Acts, rng: np.random.Generator) -> Account:
    """The account of a developer who sells homes."""
    number = acts.world.size("firm") + len(acts.world.planted["firm"])
    firm = acts.firm(industry="real_estate", name=f"北京安居{number}房地产开发有限公司")
    return acts.deposit_account(acts.bank(rng), firm, opening=2_000_000)
