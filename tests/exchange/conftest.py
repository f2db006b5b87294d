"""A network of one bank with a key of its own, and what it is allowed to ask about somebody in the city."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client

from mingjian.audit.log import Platform
from mingjian.authorisations.models import Authorisation
from mingjian.authorisations.owning import entitled
from mingjian.authorisations.services import Wish, authorisation_make
from mingjian.client import Network, Question
from mingjian.exchange import sealing, strangers
from mingjian.exchange.models import Query
from mingjian.network import limits, switches
from mingjian.network.models import Key
from mingjian.network.services import key_enter, members_register
from mingjian.people.models import Organisation, User
from mingjian.signing.messages import Message
from mingjian.web import signing
from mingjian.web.library import library

AUTHORITY = "testserver"


class Wire(Network):
    """The client over Django's own test client instead of a socket."""

    def sent(self, request: Message) -> Message:
        how = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in request.headers.items()}
        answer = Client().generic(request.method, request.path, request.body, "application/json", **how)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Message(headers, answer.content, status=answer.status_code, request=request)


@dataclass(frozen=True)
class Bank:
    """A bank in the network."""

    organisation: Organisation
    key: Key
    wire: Wire

    def ask(self, question: Question, idempotency_key: str | None = None) -> Any:
        return self.wire.ask(question, idempotency_key)

    def code(self, question: Question) -> str:
        """Why a question is refused."""
        return str(self.ask(question).said.get("code", "answered"))


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    for memory in (limits, sealing, strangers, switches):
        memory.forget()


@pytest.fixture
def bank(db: None) -> Bank:
    organisations = Organisation.objects.filter(kind__in=Organisation.MEMBERS)
    members_register(by=Platform(), organisations=organisations)
    return joined("B0001")


def joined(code: str) -> Bank:
    """The organisation with a new key."""
    from mingjian.network.keys import network_public

    organisation, private = Organisation.objects.get(code=code), Ed25519PrivateKey.generate()
    key = key_enter(by=Platform(), organisation=organisation, public=signing.public_key(private), days=30)
    return Bank(organisation, key, Wire(f"http://{AUTHORITY}", private, key.name, network_public()))


@pytest.fixture
def unit(console_home: Any) -> dict[str, Any]:
    """A title in the city that one person holds alone and whose transfer is free."""
    from mingjian.network.sources import laid

    rows = laid(library().services["real_estate.title"]).rows.to_pylist()
    return next(row for row in rows if row["co_ownership"] == "sole" and row["cancelled_on"] is None)


@pytest.fixture
def allowed(bank: Bank, unit: dict[str, Any]) -> Authorisation:
    """The owner's permission to ask about the unit for a mortgage, in force."""
    return allow(bank, unit["unit_code"])


def owner_of(unit_code: str) -> str:
    """One to whom the unit is registered, as the lake keeps them."""
    return min(entitled(unit_code), default="0" * 32)


def allow(bank: Bank, unit_code: str, **more: Any) -> Authorisation:
    """A permission of the unit's owner, unless `more` says otherwise."""
    fields = list(library().services["real_estate.title"].purposes["mortgage"])
    wish = Wish(
        person=owner_of(unit_code),
        person_kind="person",
        subjects=[("unit", unit_code)],
        services={"real_estate.title": fields, "real_estate.seizure": ["seizure_kind", "ends_on"]},
        purpose="mortgage",
        case_number="DK-2026-001",
        contact="010-12345678",
        days=30,
        most_uses=5,
        evidence="paper",
        evidence_hash="0" * 64,
        has_separate_consent=True,
        is_kept="person" not in more,
    )
    return authorisation_make(by=Platform(), recipient=bank.organisation, wish=replace(wish, **more))


@pytest.fixture
def question(unit: dict[str, Any], allowed: Authorisation) -> Question:
    """A question that is answered."""
    return Question(
        "real_estate.title", unit["unit_code"], "mortgage", "DK-2026-001", "胡敏", authorisation=allowed.number
    )


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets the network's clock run on."""
    from django.utils import timezone

    now = timezone.now

    def pass_time(**length: float) -> None:
        sealing.forget()
        monkeypatch.setattr("mingjian.exchange.asking.timezone.now", lambda: now() + timedelta(**length))

    return pass_time


def any_key() -> str:
    return secrets.token_urlsafe(16)


@pytest.fixture
def asked(bank: Bank, allowed: Authorisation, unit: dict[str, Any], as_user: Any) -> Query:
    """What hu asks at the portal about the unit of tang's permission."""
    User.objects.filter(username="tang").update(party=allowed.person)
    form = {"what": "real_estate.title mortgage", "subject": unit["unit_code"], "case": "DK-2026-001"}
    answer = as_user("hu").post("/network/ask", {**form, "authorisation": allowed.number})
    return Query.objects.get(number=re.search(r"/queries/(\w+)", answer.headers["Location"])[1])  # type: ignore[index]
