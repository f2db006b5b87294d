"""The stage that acts play on: the city, its calendar, who is named how, and what is to be filed otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from mingjian.city.clock import LAST_MONTH_END, months_before
from mingjian.city.ids import written
from mingjian.city.world import Override, World

EVER = (date(1900, 1, 1), date(9999, 12, 31))
Money = float | int


class Bank(NamedTuple):
    """A bank of the city."""

    no: int
    institution_id: str
    name: str

    @property
    def number(self) -> int:
        """The number that stands in this bank's account and loan numbers."""
        return self.no + 1


class Insurer(NamedTuple):
    """An insurer of the city; `no` counts all institutions."""

    no: int
    institution_id: str
    name: str


class Person(NamedTuple):
    """Somebody of the city."""

    no: int
    name: str
    id_number: str

    def customer_id(self, bank: Bank) -> str:
        """The number under which this bank knows the person."""
        return written("person_customer_id", bank.number, self.no)


class Firm(NamedTuple):
    """A firm of the city."""

    no: int
    name: str
    code: str

    def customer_id(self, bank: Bank) -> str:
        """The number under which this bank knows the firm."""
        return written("firm_customer_id", bank.number, self.no)


Holder = Person | Firm


class Account(NamedTuple):
    """A deposit account."""

    no: int
    bank: Bank
    owner: Holder
    account_id: str


class Employee(NamedTuple):
    """Somebody who works at a bank."""

    no: int
    bank: Bank
    person: Person
    employee_id: str


class Loan(NamedTuple):
    """A loan: contract, receipt and loan account share its number."""

    no: int
    bank: Bank
    borrower: Holder
    receiving: Account
    loan_id: str
    contract_id: str


@dataclass
class Stage:
    """What all acts share. Amounts are in yuan; days lie in the city's window or before it, never after its end."""

    world: World
    columns: Mapping[str, frozenset[str]]
    wallets: dict[tuple[int, str, int], Account]
    counted: dict[str, int] = field(default_factory=dict)

    def count(self, what: str) -> int:
        """The next number of a series of the stage's own, from 1."""
        self.counted[what] = self.counted.get(what, 0) + 1
        return self.counted[what]

    @property
    def last(self) -> date:
        """The last day of the city, at which models are run."""
        return LAST_MONTH_END

    def day(self, ago: int, months: int = 0) -> date:
        """A day so many days (and months) before the last one."""
        return months_before(LAST_MONTH_END, months) - timedelta(days=ago)

    def rng(self, name: str) -> np.random.Generator:
        """A chance of the plant's own, the same for the same seed."""
        return self.world.rng(f"plant.{name}")

    @cached_property
    def _institutions(self) -> list[tuple[str, str, str]]:
        frame = self.world.frames["institution"]
        return list(zip(*(frame[name].to_pylist() for name in ("kind", "institution_id", "name_zh")), strict=True))

    @cached_property
    def _banks(self) -> list[Bank]:
        return [Bank(no, number, name) for no, (kind, number, name) in enumerate(self._institutions) if kind == "bank"]

    def banks(self) -> list[Bank]:
        """All banks, largest first."""
        return self._banks

    def bank(self, rng: np.random.Generator) -> Bank:
        """A bank by chance."""
        return self._banks[int(rng.integers(0, 8))]

    def insurers(self) -> list[Insurer]:
        """All insurers: property, farm, life, health."""
        rows = enumerate(self._institutions)
        return [Insurer(no, number, name) for no, (kind, number, name) in rows if kind == "insurer"]

    def department(self, kind: str) -> str:
        """The institution id of the department of a kind, e.g. business_registry."""
        return next(number for known, number, _ in self._institutions if known == kind)

    def override(self, entity: str, number: int, fields: Mapping[str, Any], span: tuple[date, date] = EVER) -> None:
        """File these columns of one thing otherwise than the city would, in the filings within `span`."""
        known = self.columns.get(entity, frozenset())
        for column, value in fields.items():
            if column not in known:
                near = ", ".join(get_close_matches(column, known, 3))
                raise KeyError(f"no table that files a {entity} has the column {column}; near: {near}")
            said = getattr(value, "account_id", None) or getattr(value, "employee_id", None) or value
            self.world.overrides.append(Override(entity, number, column, said, *span))


def kind_of(holder: Holder) -> str:
    """Whether a holder is a person or a firm, as the cast says it."""
    return "person" if isinstance(holder, Person) else "firm"


def fen(amount: Money) -> int:
    """Yuan to fen."""
    return round(amount * 100)


def on_day(moment: date | datetime) -> date:
    """The day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def first_of(values: Iterable[Any]) -> Any:
    """The first value that is given."""
    return next((value for value in values if value is not None), None)
