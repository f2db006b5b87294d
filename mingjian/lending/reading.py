"""What a bank reads of the register for an application, service by service: what owners permit, and what is on record.

Whom else the unit secures, who objects, who holds a pre-notice, who lives there is not its business: how much and
until when is.
"""

from collections.abc import Mapping
from typing import Any

from mingjian.authorisations.owning import Entitled
from mingjian.authorisations.services import Wish
from mingjian.exchange.asking import Claim
from mingjian.lake.vault import is_firm
from mingjian.mortgage.law import of_registration
from mingjian.mortgage.models import Application, Party
from mingjian.mortgage.packages import plain
from mingjian.mortgage.states import Role
from mingjian.people.models import User
from mingjian.registry.connector import Facts
from mingjian.registry.words import Stage

PURPOSE = "mortgage"
# Of the unit itself, with the name that the register of titles has for it.
UNIT = {
    "location": "location",
    "use": "property_use",
    "area": "area",
    "land_use_ends_on": "land_use_ends_on",
    "is_transfer_banned": "is_transfer_banned",
}
# Each service, where the facts hold what it tells, and what its register calls each part.
READ: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "real_estate.title": ("owners", {"name": "owner_name", "title_number": "title_number"}),
    "real_estate.mortgage": (
        "mortgages",
        {"number": "mortgage_number", "kind": "mortgage_kind", "rank": "rank", "amount": "secured_amount"},
    ),
    "real_estate.seizure": (
        "seizures",
        {"waiting": "waiting_order", "authority": "authority", "ends_on": "ends_on"},
    ),
    "real_estate.objection": ("objections", {"until": "lapses_on"}),
    "real_estate.pre_notice": ("notes", {"is_party": "holder_id_number"}),
    "real_estate.residence_right": ("residence_rights", {"until": "ends_on"}),
    "real_estate.application": ("applications", {"is_under_way": "receipt_number"}),
}
STATE = ("stage", "version", "in_flight", "suspended_for")  # of the unit's page, about nobody


def fields() -> dict[str, list[str]]:
    """The fields that the bank learns of each service."""
    unit = {"owners": [*UNIT.values()]}
    return {service: [*unit.get(where, ()), *names.values()] for service, (where, names) in READ.items()}


def wish_of(application: Application, party: Party) -> Wish:
    """The permission that a mortgagor is asked for: the bank, this unit, this application, what the mortgage reads."""
    officer = application.opened_by
    return Wish(
        person=party.party,
        is_kept=True,
        person_kind="firm" if is_firm(party.party) else "person",
        subjects=[("unit", application.unit)],
        services=fields(),
        purpose=PURPOSE,
        case_number=application.number,
        contact=f"{officer.name} {officer.email}".strip(),
        days=of_registration("permission_days"),
        most_uses=of_registration("permission_queries") * len(READ),
        retention_days=of_registration("permission_kept_days"),
        has_separate_consent=True,
    )


def claims(application: Application, by: User) -> list[Claim]:
    """What is asked: every service under the permission of every mortgagor, so that each sees it in the portal."""
    mortgagors = application.parties.filter(role=Role.MORTGAGOR).select_related("authorisation")
    numbers = [one.authorisation.number for one in mortgagors if one.authorisation]
    said: dict[str, Any] = {"subject": application.unit, "purpose": PURPOSE, "case": application.number}
    return [
        Claim(service=service, fields=names, authorisation=number, clerk=by.username, **said)
        for number in numbers
        for service, names in fields().items()
    ]


def owners_by(facts: Facts) -> Entitled:
    """Whose the unit is as the register says now: its owners', and of a pre-sale house its buyer's."""
    theirs = {owner.party for owner in facts.owners}
    if facts.stage == Stage.PRESALE:
        theirs |= {note.party for note in facts.notes}
    return lambda unit: frozenset(theirs) if unit == facts.unit else frozenset()


def kept(application: Application, facts: Facts) -> dict[str, Any]:
    """The facts as the bank may know and keep them."""
    parties = set(application.parties.values_list("party", flat=True))
    lines: dict[str, Any] = {
        "owners": [{"name": one.name, "title_number": one.title_number} for one in facts.owners],
        "mortgages": [
            {"rank": one.rank, "kind": one.kind, "amount": one.amount, "number": one.number} for one in facts.mortgages
        ],
        "seizures": [
            {"waiting": one.waiting, "authority": one.authority, "ends_on": one.ends_on} for one in facts.seizures
        ],
        "objections": [{"until": one.lapses_on} for one in facts.objections],
        "notes": [{"is_party": one.party in parties} for one in facts.notes],
        "residence_rights": [{"until": one.lapses_on} for one in facts.residence_rights],
        "applications": [{"is_under_way": True}] if facts.in_flight else [],
    }
    told: dict[str, Any] = plain({**{name: getattr(facts, name) for name in (*UNIT, *STATE)}, **lines})
    return told


def records(told: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The same, service by service, under the names of their registers."""
    unit = {name: told[ours] for ours, name in UNIT.items()}
    return {
        service: [
            {**(unit if where == "owners" else {}), **{name: one[ours] for ours, name in names.items()}}
            for one in told[where]
        ]
        for service, (where, names) in READ.items()
    }
