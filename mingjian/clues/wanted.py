"""What a reader of the queue may ask for: filters, order, where to go on; read from an address and written into one."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from urllib.parse import urlencode

from django.db.models import Q

from mingjian.clues.models import Clue
from mingjian.engine.contracts import Words

ANY = "any"


@dataclass(frozen=True)
class Order:
    """One order of the queue: columns with their direction (True: downwards); the id settles ties."""

    words: Words
    columns: tuple[tuple[str, bool], ...]

    @property
    def order_by(self) -> list[str]:
        """As Django orders."""
        return [f"-{name}" if is_down else name for name, is_down in self.columns] + ["clue_id"]


ORDERS: Mapping[str, Order] = {
    "value": Order(Words("预期每工时核实金额", "expected value"), (("rank_value", True),)),
    "amount": Order(Words("金额从大到小", "amount"), (("stake", True),)),
    "severity": Order(Words("程度从重到轻", "severity"), (("severity", True), ("rank_value", True))),
    "age": Order(Words("出现最早的在前", "oldest first"), (("arose_on", False),)),
}
AGES: Mapping[str, Words] = {
    "new": Words("本期新出现", "this period"),
    "quarter": Words("三个月以内", "within three months"),
    "older": Words("三个月以上", "over three months"),
    "year": Words("一年以上", "over a year"),
}
QUALITIES: Mapping[str, Words] = {
    "poor": Words("低于80分", "below 80"),
    "fair": Words("80至95分", "80 to 95"),
    "good": Words("95分及以上", "95 and above"),
    "unknown": Words("未评分", "not scored"),
}
_DAYS = {"quarter": 92, "older": 92, "year": 366}


@dataclass(frozen=True)
class Wanted:
    """What is asked for; empty is everything, `after` the place to go on from."""

    risk: str = ""
    model: str = ""
    institution: str = ""
    severity: str = ""
    state: str = Clue.State.OPEN
    finding: str = ""
    quality: str = ""
    age: str = ""
    amount_from: str = ""
    amount_to: str = ""
    q: str = ""
    sort: str = "value"
    after: str = ""

    @classmethod
    def read(cls, said: Mapping[str, str]) -> "Wanted":
        """From an address; an order that does not exist is the first one."""
        given = {one.name: said[one.name].strip() for one in fields(cls) if said.get(one.name)}
        wanted = cls(**given)
        return wanted if wanted.sort in ORDERS else replace(wanted, sort="value")

    @property
    def query(self) -> str:
        """As an address says it, without the place to go on from."""
        said = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "after"}
        return urlencode({name: value for name, value in said.items() if value != _DEFAULTS[name]})

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set."""
        return bool(replace(self, sort="value", after="").query)

    @property
    def facets(self) -> dict[str, str]:
        """The filters that the tally can count by."""
        said = {
            "risk": self.risk,
            "model": self.model,
            "institution_id": self.institution,
            "severity": self.severity if self.severity.isdigit() else "",
            "state": "" if self.state == ANY else self.state,
            "finding": self.finding,
        }
        return {name: value for name, value in said.items() if value}

    def rest(self, newest: date | None) -> dict[str, Q]:
        """The filters beyond the tally but for the text, by column: amount, age against the `newest` run, quality."""
        amounts = {"stake__gte": _amount(self.amount_from), "stake__lte": _amount(self.amount_to)}
        found = {"stake": Q(**{name: amount for name, amount in amounts.items() if amount is not None})}
        found["arose_on"] = _aged(self.age, newest) if self.age in AGES and newest else Q()
        found["quality"] = _QUALITY.get(self.quality, Q())
        return {column: condition for column, condition in found.items() if condition}


_DEFAULTS = {one.name: one.default for one in fields(Wanted)}
_QUALITY = {
    "poor": Q(quality__lt=80),
    "fair": Q(quality__gte=80, quality__lt=95),
    "good": Q(quality__gte=95),
    "unknown": Q(quality=None),
}


def _amount(said: str) -> Decimal | None:
    try:
        amount = Decimal(said.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def _aged(age: str, newest: date) -> Q:
    if age == "new":
        return Q(arose_on=newest)
    border = newest - timedelta(days=_DAYS[age])
    return Q(arose_on__gte=border) if age == "quarter" else Q(arose_on__lt=border)
