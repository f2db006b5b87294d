"""An application led on its usual way by the cast: shared by tests of the room, its pages and its races."""

from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils import timezone

from mingjian.audit.log import Platform
from mingjian.authorisations.notice import notice_hash
from mingjian.desk.models import Order
from mingjian.desk.services import ordering, registering
from mingjian.lending.services import answering, opening
from mingjian.lending.services.opening import Someone, Wish
from mingjian.mortgage.models import Application
from mingjian.mortgage.services import sending
from mingjian.network.services import members_register
from mingjian.owners import services as owners
from mingjian.people.models import Organisation, User
from mingjian.registry.models import Title, Unit

PAPER = "%PDF-1.4 抵押合同".encode()
CONTRACT = sha256(PAPER).hexdigest()
TANG, MENG = "7a" * 16, "7b" * 16


def who(username: str) -> User:
    return User.objects.get(username=username)


def unit(
    code: str = "110105GB00000T001", *, owners: tuple[tuple[str, str], ...] = (("唐宁", TANG),), **facts: Any
) -> Unit:
    """A unit with its titles, straight into the registry's store; the banks are in the network to ask about it."""
    members_register(by=Platform(), organisations=Organisation.objects.filter(code__in=("B0001", "B0002")))
    made = Unit.objects.create(
        code=code, location="朝阳区和平路1号院2号楼701室", use="residential", area=Decimal("89.50"), **facts
    )
    for number, (name, party) in enumerate(owners):
        Title.objects.create(
            unit=made,
            number=f"京（2019）朝阳区不动产权第{code[-4:]}{number}号",
            owner_name=name,
            owner=party,
            recorded_at=timezone.now(),
            co_ownership="sole" if len(owners) == 1 else "joint",
        )
    return made


def wish(code: str = "110105GB00000T001", **more: Any) -> Wish:
    """An ordinary mortgage of one million."""
    said = {
        "kind": "first", "unit": code, "mortgage_kind": "ordinary", "amount": Decimal("1000000.00"),
        "parties": (Someone("唐宁", TANG),),
        "terms": {"debtor_name": "唐宁", "starts_on": "2026-11-01", "ends_on": "2046-10-31", "scope": "主债权及利息、违约金和实现抵押权的费用"},
    }  # fmt: skip
    return Wish(**(said | more))


def entered(by: str, act: str, code: str = "110105GB00000T001", **terms: Any) -> Order:
    """Entered at the desk: what takes a second registrar is confirmed by cao."""
    order = ordering.order_give(by=who(by), unit=code, act=act, terms=terms)
    return ordering.order_confirm(by=who("cao"), order=order) if order.is_waiting else order


def opened(**more: Any) -> Application:
    return opening.application_open(by=who("ma"), wish=wish(**more))


def _authorise(application: Application) -> None:
    for username in ("tang", "meng"):
        if application.parties.filter(party=who(username).party, role="mortgagor").exists():
            owners.query_authorise(by=who(username), application=application, notice_hash=notice_hash())


def sign_all(application: Application) -> None:
    for party in set(application.parties.values_list("party", flat=True)):
        signer = User.objects.get(party=party)
        owners.papers_sign(by=signer, application=application, contract_digest=CONTRACT)


# The usual way, a step for each state: what leads on from it.
WAY: dict[str, Callable[[Application], Any]] = {
    "draft": _authorise,
    "authorised": lambda one: opening.application_query(by=who("ma"), application=one),
    "queried": lambda one: opening.gate_pass(by=who("ma"), application=one),
    "passed": lambda one: opening.papers_send(by=who("ma"), application=one, number="DK-1", digest=CONTRACT),
    "signing": lambda one: (sign_all(one), opening.application_confirm(by=who("fang"), application=one)),
    "confirmed": lambda one: sending.application_submit(by=who("ma"), application=one),
    "received": lambda one: registering.application_accept(by=who("deng"), application=one),
    "accepted": lambda one: registering.review_begin(by=who("cao"), application=one),
    "reviewing": lambda one: registering.application_approve(by=who("cao"), application=one, fee=Decimal(80)),
    "fee_pending": lambda one: answering.fee_pay(by=who("ma"), application=one, payment="P-1"),
    "paid": lambda one: sending.application_record(by=who("cao"), application=one),
}


def led(application: Application, *until: str) -> Application:
    """Go on until a state is reached."""
    application.refresh_from_db()
    while application.state not in until:
        WAY[application.state](application)
        application.refresh_from_db()
    return application
