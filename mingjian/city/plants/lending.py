"""Loans that are used as they should be, and homes bought with them: what several plant modules share."""

from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np

from mingjian.city.acts import Acts, Bank, Firm, Loan, Person
from mingjian.city.acts.security import Property
from mingjian.city.plants import Truth


def lend(acts: Acts, bank: Bank, who: Person | Firm, amount: float, on: date, **said: Any) -> Loan:
    """A loan whose money goes to a seller of goods the same day."""
    loan = acts.loan(bank, who, amount, on, **said)
    acts.pay_entrusted(loan, f"天津同诚{loan.no}号货栈", amount, on)
    return loan


def about(loan: Loan, model: str | None = None) -> Truth:
    """What a model about this loan should find."""
    return Truth(loan.bank.institution_id, "loan", loan.loan_id, model)


def about_customer(loan: Loan, model: str | None = None) -> Truth:
    """What a model about its borrower should find."""
    return Truth(loan.bank.institution_id, "customer", loan.borrower.customer_id(loan.bank), model)


def about_contract(loan: Loan, model: str | None = None) -> Truth:
    """What a model about its contract should find."""
    return Truth(loan.bank.institution_id, "contract", loan.contract_id, model)


def shopkeeper(acts: Acts, **said: Any) -> Person:
    """A person who runs a small firm."""
    person = acts.person(**({"income": 260_000} | said))
    acts.firm(head=person)
    return person


def some(rng: np.random.Generator, low: int, high: int) -> int:
    """An amount between so many ten thousands."""
    return int(rng.integers(low, high)) * 10_000


def firm_with_loan(acts: Acts, rng: np.random.Generator, on: date, **said: Any) -> tuple[Firm, Loan]:
    """A firm and its working capital loan of that day."""
    firm = acts.firm()
    return firm, lend(acts, acts.bank(rng), firm, some(rng, 40, 90), on, **said)


class Purchase(NamedTuple):
    """A home bought on a mortgage."""

    loan: Loan
    home: Property


def buy_home(acts: Acts, bank: Bank, buyer: Person, price: float, **said: Any) -> Purchase:
    """An existing home bought with a mortgage: the seller's title passes, the bank pays the seller.

    `said`: on (day of the mortgage), mortgage (its amount), seller, value (the valuation), terms of the loan.
    """
    on = said.pop("on")
    lent, value = said.pop("mortgage"), said.pop("value", price)
    seller = said.pop("seller", None) or acts.person(born=date(1968, 4, 2))
    old = acts.title(seller, price, acquired_on=date(2012, 7, 3))
    home = acts.property_transfer(old, buyer, price, on - timedelta(days=6), signed_on=on - timedelta(days=20))
    loan = acts.loan(bank, buyer, lent, on, type="mortgage", **({"months": 360, "rate": 3.3} | said))
    acts.pay_entrusted(loan, acts.deposit_account(bank, seller), lent, on, summary="购房款")
    acts.pledge(loan, home, value=value)
    return Purchase(loan, home)
