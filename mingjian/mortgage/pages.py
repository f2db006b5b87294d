"""What the pages show, put together for their templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page

from mingjian.engine.contracts import Words
from mingjian.mortgage.acts import OWNERS, Act, offered
from mingjian.mortgage.forms import PARTIES, OrderForm, WishForm
from mingjian.mortgage.models import Application, Certificate, Order, Party, Step
from mingjian.mortgage.selectors import Wanted
from mingjian.mortgage.services.ordering import NEEDED
from mingjian.mortgage.states import (
    AT_REGISTRY,
    BEFORE_SENDING,
    KIND_WORDS,
    PATTERN_WORDS,
    ROLE_WORDS,
    Role,
    State,
)
from mingjian.people.models import User
from mingjian.registry.words import ACT_WORDS
from mingjian.registry.words import KIND_WORDS as MORTGAGE_WORDS

# The stations of the usual way, and where every other state stands.
WAY = (
    (Words("银行准备", "bank"), BEFORE_SENDING | {State.STOPPED}),
    (Words("受理", "intake"), {State.SUBMITTED, State.RECEIVED, State.SUPPLEMENT, State.NOT_ACCEPTED, State.UNKNOWN}),
    (Words("审核", "review"), {State.ACCEPTED, State.REVIEWING, State.SUSPENDED, State.REJECTED, State.WITHDRAWN}),
    (Words("登簿", "recording"), {State.FEE_PENDING, State.PAID, State.RECORDING, State.RECORDED}),
    (Words("发证", "certificate"), {State.CERTIFIED, State.DISBURSABLE, State.DONE}),
    (Words("存续", "in force"), {State.ACTIVE}),
    (Words("注销", "released"), {State.RELEASED}),
)


@dataclass(frozen=True)
class Index:
    """The list."""

    page: Page[Application]
    wanted: Wanted
    counts: Mapping[str, int]
    states: Mapping[str, Words]


@dataclass(frozen=True)
class NewPage:
    """The form of a new application."""

    form: WishForm
    kinds: Mapping[str, Words]
    mortgage_kinds: Mapping[str, Words]
    patterns: Mapping[str, Words]
    roles: Mapping[str, Words]
    parties: range


def new_page(form: WishForm) -> NewPage:
    """The form with its choices."""
    return NewPage(form, KIND_WORDS, MORTGAGE_WORDS, PATTERN_WORDS, ROLE_WORDS, range(PARTIES))


@dataclass(frozen=True)
class ApplicationPage:
    """An application whole."""

    application: Application
    way: tuple[tuple[Words, str], ...]
    parties: tuple[tuple[Party, Words], ...]
    steps: tuple[Step, ...]
    acts: Mapping[str, Act]
    certificate: Certificate | None
    is_waiting_for_owner: bool

    @property
    def facts(self) -> Mapping[str, Any]:
        """What the register said when it was last asked."""
        facts: Mapping[str, Any] = self.application.facts
        return facts


def application_page(application: Application, seen_by: User) -> ApplicationPage:
    """The page as `seen_by` sees it."""
    parties = tuple((one, ROLE_WORDS[one.role]) for one in application.parties.all())
    return ApplicationPage(
        application=application,
        way=way_of(application),
        parties=parties,
        steps=tuple(reversed(application.steps.all())),
        acts=offered(application, seen_by),
        certificate=Certificate.objects.filter(application=application).first(),
        is_waiting_for_owner=application.state in (State.DRAFT, State.SIGNING) and bool(parties),
    )


def way_of(application: Application) -> tuple[tuple[Words, str], ...]:
    """The stations, each done, current or to come."""
    stands = next(at for at, (_, states) in enumerate(WAY) if application.state in states)
    marks = ("done", "current", "")
    return tuple((words, marks[(at > stands) + (at >= stands)]) for at, (words, _) in enumerate(WAY))


@dataclass(frozen=True)
class SigningPage:
    """An application as an owner or buyer sees it; `act` is what waits for them."""

    application: Application
    mine: Sequence[Party]
    act: str
    certificate: Certificate | None

    @property
    def words(self) -> Words | None:
        """What waits, in both languages."""
        return OWNERS[self.act].words if self.act else None


def signing_page(application: Application) -> SigningPage:
    """What waits for the person whose parties are in `mine`."""
    mine: list[Party] = application.mine  # type: ignore[attr-defined]  # the selector put it there
    certificate = Certificate.objects.filter(application=application).first() if application.recorded_at else None
    return SigningPage(application, mine, _waiting(application, mine), certificate)


def _waiting(application: Application, mine: Sequence[Party]) -> str:
    if application.state == State.DRAFT and any(p.role == Role.MORTGAGOR and not p.authorised_at for p in mine):
        return "authorise"
    if application.state == State.SIGNING and any(p.signed_at is None for p in mine):
        return "sign"
    if application.state in AT_REGISTRY and any(p.agreed_to_withdraw_at is None for p in mine):
        return "agree"
    return ""


@dataclass(frozen=True)
class OrdersPage:
    """What was entered on the spot, and what may be."""

    page: Page[Order]
    form: OrderForm
    acts: Mapping[str, Words]
    is_court: bool


def orders_page(page: Page[Order], form: OrderForm, seen_by: User) -> OrdersPage:
    """The page as `seen_by` sees it."""
    acts = {act: ACT_WORDS[act] for act, (power, _) in NEEDED.items() if seen_by.may(power)}
    return OrdersPage(page, form, acts, seen_by.may("order_seizures"))


def state_told(certificate: Certificate | None) -> Words:
    """What anybody learns of a certificate."""
    if certificate is None:
        return Words("查无此证明", "There is no such certificate")
    if certificate.revoked_at:
        return Words("已注销或被新证明取代", "Revoked or replaced")
    return Words("有效", "In force")
