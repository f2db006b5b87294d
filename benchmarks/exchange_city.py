"""What bench_exchange asks: a bank in the network, its owners' authorisations, a question about each unit."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from mingjian.audit.log import Platform
from mingjian.authorisations.services import Wish, authorisation_make
from mingjian.cli.serve import take_over_filings
from mingjian.client import Network, Question
from mingjian.network.keys import network_public
from mingjian.network.models import Quota
from mingjian.network.services import key_enter, members_register
from mingjian.network.sources import laid
from mingjian.people.models import Organisation
from mingjian.web import signing
from mingjian.web.library import library

SERVICE, CASE = "real_estate.title", "DK-1"


def bank_and_questions() -> tuple[Network, list[Question]]:
    """The bank's way in, and one question for each unit that has an owner; an authorisation each owner."""
    take_over_filings(settings.HOME)
    members_register(by=Platform(), organisations=Organisation.objects.all())
    bank, private = Organisation.objects.get(code="B0001"), Ed25519PrivateKey.generate()
    key = key_enter(by=Platform(), organisation=bank, public=signing.public_key(private), days=30)
    questions = []
    for owner, units in _owned().items():
        number = authorisation_make(by=Platform(), recipient=bank, wish=_wish(owner, units)).number
        questions += [Question(SERVICE, unit, "mortgage", CASE, "胡敏", authorisation=number) for unit in units]
    Quota.objects.create(organisation=bank, service=SERVICE, a_day=10_000_000)
    return Network("http://127.0.0.1", private, key.name, network_public()), questions


def _owned() -> dict[str, list[str]]:
    """The units of the city by an owner of each."""
    titles = laid(library().services[SERVICE]).rows.select(["unit_code", "owner_id_number", "cancelled_on"]).to_pylist()
    first = {row["unit_code"]: row["owner_id_number"] for row in titles if row["cancelled_on"] is None}
    owned: dict[str, list[str]] = {}
    for unit, owner in sorted(first.items()):
        owned.setdefault(owner, []).append(unit)
    return owned


def _wish(owner: str, units: list[str]) -> Wish:
    return Wish(
        person=owner,
        person_kind="person",
        subjects=[("unit", unit) for unit in units],
        services={SERVICE: list(library().services[SERVICE].purposes["mortgage"])},
        purpose="mortgage",
        case_number=CASE,
        contact="010-12345678",
        days=30,
        most_uses=1_000_000,
        evidence="paper",
        has_separate_consent=True,
        is_kept=True,
    )
