"""What bench_exchange asks: a bank in the network, an authorisation over many units, a question about each."""

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
UNITS_EACH = 10


def bank_and_questions() -> tuple[Network, list[Question]]:
    """The bank's way in, and one question for each unit; ten units an authorisation."""
    take_over_filings(settings.HOME)
    members_register(by=Platform(), organisations=Organisation.objects.all())
    bank, private = Organisation.objects.get(code="B0001"), Ed25519PrivateKey.generate()
    key = key_enter(by=Platform(), organisation=bank, public=signing.public_key(private), days=30)
    service = library().services[SERVICE]
    units = sorted(set(laid(service).rows.column(0).to_pylist()))
    questions = []
    for start in range(0, len(units), UNITS_EACH):
        part = units[start : start + UNITS_EACH]
        number = authorisation_make(by=Platform(), recipient=bank, wish=_wish(part)).number
        questions += [Question(SERVICE, unit, "mortgage", CASE, "胡敏", authorisation=number) for unit in part]
    Quota.objects.create(organisation=bank, service=SERVICE, a_day=10_000_000)
    return Network("http://127.0.0.1", private, key.name, network_public()), questions


def _wish(units: list[str]) -> Wish:
    return Wish(
        person="110101199001011234",
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
    )
