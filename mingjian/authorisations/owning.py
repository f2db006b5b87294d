"""Whose a property unit is: a permission reaches no further than what is its person's own, now and at each answer."""

from collections.abc import Callable, Iterable
from typing import Any

from mingjian.network.sources import laid
from mingjian.web.library import library

# To whom a unit is registered; whoever reads another register than the filed ones brings their own.
Entitled = Callable[[str], frozenset[Any]]
# Who is entitled, from which register; the next is looked at where the one before has nothing in force.
REGISTERS = (("real_estate.title", "owner_id_number"), ("housing.online_contract", "buyer_id_number"))


def entitled(unit: str) -> frozenset[Any]:
    """Owners by the titles in force, as the departments filed them; while there are none, the buyers."""
    return entitled_each([unit])[unit]


def entitled_each(units: Iterable[str]) -> dict[str, frozenset[Any]]:
    """Whose each of several units is; see entitled."""
    found: dict[str, frozenset[Any]] = dict.fromkeys(units, frozenset())
    for name, column in REGISTERS:
        service, open_units = library().services.get(name), [unit for unit, holders in found.items() if not holders]
        if service is None or service.in_force_while_empty is None or not open_units:
            continue
        ends = service.in_force_while_empty
        for unit, rows in zip(open_units, laid(service).find_many(open_units, (column, ends)), strict=True):
            found[unit] = frozenset(row[column] for row in rows if row[ends] is None)
    return found


def anothers(person: str, units: Iterable[str], whose: Entitled) -> list[str]:
    """The units that are not registered to the person: what is registered to nobody is nobody's to permit."""
    return [unit for unit in units if person not in whose(unit)]
