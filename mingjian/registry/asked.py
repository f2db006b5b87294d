"""An act that somebody asks for, as the rules look at it."""

from dataclasses import dataclass
from datetime import date, datetime

from mingjian.registry.connector import Act, Charge, Facts


@dataclass(frozen=True)
class Cancelled:
    """A mortgage that was cancelled: its place, since when, and whether ranks on its unit were ever agreed on."""

    rank: int
    recorded_at: datetime
    ended_at: datetime
    mortgagors: frozenset[str]
    is_reranked: bool


@dataclass(frozen=True)
class Asked:
    """An act that `sender` asks for on a day, and what is registered on its unit."""

    act: Act
    sender: str
    facts: Facts
    on: date
    cancelled: Cancelled | None = None

    @property
    def consents(self) -> frozenset[str]:
        """Numbers of mortgages and pre-notices whose holders agreed."""
        return frozenset(map(str, self.act.get("consents", ())))

    @property
    def charge(self) -> Charge | None:
        """The live mortgage that the act names."""
        return next((one for one in self.facts.mortgages if one.number == self.act.get("number")), None)

    def parties(self, role: str) -> frozenset[str]:
        """Who takes part in a role: `mortgagors` of a new mortgage, `owners`, `buyers`, `holders` of pre-notices."""
        return frozenset(one["party"] for one in self.act.get(role, ()))

    def day(self, name: str) -> date | None:
        """A day that the act states."""
        return date.fromisoformat(self.act[name]) if self.act.get(name) else None
