"""Whose a property unit is: a permission reaches no further than what is its person's own."""

from collections.abc import Iterable
from typing import Any

from mingjian.network.sources import laid
from mingjian.web.library import library

# Who is entitled, from which register; the next is looked at where the one before has nothing in force.
REGISTERS = (("real_estate.title", "owner_id_number"), ("housing.online_contract", "buyer_id_number"))


def anothers(person: str, subjects: Iterable[str]) -> list[str]:
    """The subjects that are registered to others and not to the person; what is registered to nobody is no one's."""
    return [subject for subject in subjects if person not in (_entitled(subject) or {person})]


def _entitled(unit: str) -> frozenset[Any]:
    """Owners by the titles in force; while there are none, the buyers."""
    for name, column in REGISTERS:
        service = library().services.get(name)
        if service is None or service.in_force_while_empty is None:
            continue
        ends = service.in_force_while_empty
        holders = frozenset(row[column] for row in laid(service).find(unit) if row[ends] is None)
        if holders:
            return holders
    return frozenset()
