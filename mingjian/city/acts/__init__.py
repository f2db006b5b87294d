"""The acts a planted case is told in: small verbs that write to the same cast and journal as the honest mass."""

from collections.abc import Mapping

from mingjian.city.acts.base import Account, Bank, Employee, Firm, Holder, Insurer, Loan, Person
from mingjian.city.acts.registers import RegisterActs
from mingjian.city.world import World


class Acts(RegisterActs):
    """All acts together."""


def acts_for(world: World, columns: Mapping[str, frozenset[str]]) -> Acts:
    """The acts on one city; `columns` says which filed columns each kind of thing may override."""
    return Acts(world, columns, {})


__all__ = ["Account", "Acts", "Bank", "Employee", "Firm", "Holder", "Insurer", "Loan", "Person", "acts_for"]
