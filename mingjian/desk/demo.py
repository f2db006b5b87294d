"""The demonstration's mortgages: one in every state and of every kind, led there by the cast; entered once.

A couple of the city, who are of the cast, own a home, free for a mortgage to be tried by hand; a permission to ask
about it waits for the first of them, who owns a new office building too: its mortgages stand in every state. The other
kinds, a consent that is asked for, a release that waits for the reviewer and a correction that waits for its second
registrar have units of their own there.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mingjian.audit.log import Platform
from mingjian.authorisations.services import Wish as Permission
from mingjian.authorisations.services import authorisation_make
from mingjian.authorisations.states import Evidence
from mingjian.cases.uploads import put
from mingjian.desk.services.ordering import order_give
from mingjian.desk.ways import BY_BANKS, RECORDED, SIGN, SIGNING, WAYS, entered, led, taken, term, who
from mingjian.engine.language import say
from mingjian.lake import Lake
from mingjian.lending.services import opening, releasing
from mingjian.lending.services.consenting import consent_give
from mingjian.lending.services.opening import Someone, Wish
from mingjian.mortgage import law
from mingjian.mortgage.models import Application
from mingjian.mortgage.states import Kind, Pattern, Role, State
from mingjian.owners import services as owners
from mingjian.people.models import User
from mingjian.registers.seeding import seed
from mingjian.registry.models import Title, Unit
from mingjian.registry.words import Kind as MortgageKind
from mingjian.registry.words import Stage
from mingjian.traffic.demo import SERVICES
from mingjian.web.library import library

UNIT = "110105GB00900F{number:04d}"
COUPLE, CASE, PERSON = ("tang", "meng"), "DK-2026-0100", "^[0-9a-f]{32}$"
Other = Callable[[Unit, Sequence[Title], str], Iterator[Application]]


def mortgages_enter(lake: Lake) -> list[Application]:
    """Fill the register from the lake and lead one mortgage to each state, unless some are there already."""
    if Application.objects.exists() or not seed(lake):
        return []
    with transaction.atomic():
        couple = couple_enter(lake)
        if not couple:
            return []
        contract = put(say("抵押合同", "Mortgage contract").encode())
        units = list(_building(couple[0], len(WAYS) + len(OTHERS)))
        made = [led(state, unit, couple[0], contract) for state, unit in zip(WAYS, units, strict=False)]
        _cancelled_in_error(next(one for one in made if one.state == State.RELEASED))
        others = zip(OTHERS, units[len(WAYS) :], strict=True)
        return made + [one for enter, unit in others for one in enter(unit, couple, contract)]


def couple_enter(lake: Lake) -> list[Title]:
    """The titles of a couple's free home; tang and meng are they, and B0001 asks tang for the permission to query."""
    couple = _couple()
    for username, title in zip(COUPLE, couple, strict=False):
        User.objects.filter(username=username).update(party=title.owner)
    services = {name: list(library().services[name].purposes["mortgage"]) for name in SERVICES}
    for title in couple[:1]:
        person = lake.readable([title.owner])[title.owner]
        permission = Permission(
            person, "person", [("unit", title.unit_id)], services, "mortgage", CASE, "010-12345678", 90,
            most_uses=20, evidence=Evidence.PORTAL, has_separate_consent=True,
        )  # fmt: skip
        authorisation_make(by=Platform(), recipient=who("ma").organisation, wish=permission)
    return couple


def _couple() -> list[Title]:
    """Somebody on whose home nothing else stands, and somebody else who became its owner with them."""
    mortgaged = Q(mortgages__ended_at=None, mortgages__isnull=False)
    noted = Q(seizures__isnull=False) | Q(objections__isnull=False) | Q(prenotices__isnull=False)
    burdened = Unit.objects.filter(mortgaged | noted)
    homes = Title.objects.filter(ended_at=None, owner__regex=PERSON, co_ownership="sole").exclude(unit__in=burdened)
    first = homes.order_by("-unit").first()
    second = first and homes.exclude(owner=first.owner).order_by("-unit").first()
    if first is None or second is None:
        return []
    Title.objects.filter(pk=first.pk).update(co_ownership="joint")
    number, now = f"京（{law.today().year}）不动产权第{first.pk:07d}号", timezone.now()
    said = {"owner_name": second.owner_name, "owner": second.owner, "co_ownership": "joint"}
    return [first, Title.objects.create(unit_id=first.unit_id, number=number, recorded_at=now, **said)]


def _building(owner: Title, count: int) -> Iterator[Unit]:
    where = "朝阳区和平路88号院1号楼{}0{}室"
    units = [
        Unit(
            code=UNIT.format(number=at),
            location=where.format(at // 4 + 1, at % 4 + 1),
            use="commercial",
            area=Decimal(120 + at),
        )
        for at in range(count)
    ]
    Unit.objects.bulk_create(units)
    Title.objects.bulk_create(
        Title(unit=unit, number=f"京（2026）朝阳区不动产权第{at:07d}号", owner_name=owner.owner_name, owner=owner.owner,
              recorded_at=timezone.now()) for at, unit in enumerate(units)
    )  # fmt: skip
    yield from units


def _wish(kind: str, unit: Unit, owner: Title, contract: str, **said: Any) -> Wish:
    """What ma asks for on a unit, the owner signing for it."""
    parties = (Someone(owner.owner_name, owner.owner), *said.pop("buyers", ()))
    return Wish(kind, unit.code, parties, contract_digest=contract, **said)


def _begun(wish: Wish, state: State) -> Application:
    return taken(opening.application_open(by=who("ma"), wish=wish), WAYS[state])


def _asking_consent(unit: Unit, couple: Sequence[Title], contract: str) -> Iterator[Application]:
    """The second of two mortgages passes to B0002, whom the first one's raise now waits for; places may change too."""
    first, second = (led(State.CERTIFIED, unit, couple[0], contract) for _ in range(2))
    wish = Wish(Kind.ASSIGN, unit.code, mortgage_number=second.mortgage_number, contract_digest=contract,
                terms={"mortgagee": who("luo").organisation.code})  # fmt: skip
    assigned = taken(opening.application_open(by=who("ma"), wish=wish), SIGNING[-1:])
    consent_give(by=who("luo"), consent=assigned.asked.get())
    yield taken(assigned, (*BY_BANKS, *RECORDED))
    more = (first.amount or Decimal(0)) + 500_000
    raised = _wish(Kind.CHANGE, unit, couple[0], contract, mortgage_number=first.mortgage_number, amount=more)
    yield _begun(raised, State.SIGNING)
    ranks = {first.mortgage_number: 2, second.mortgage_number: 1}
    yield _begun(_wish(Kind.RERANK, unit, couple[0], contract, terms={"ranks": ranks}), State.CONFIRMED)


def _transferred(unit: Unit, couple: Sequence[Title], contract: str) -> Iterator[Application]:
    """Sold with its mortgage in place: seller and buyer sign, the registry has not accepted it yet."""
    old = led(State.CERTIFIED, unit, couple[0], contract)
    terms = {"old_number": old.mortgage_number, "price": "5000000", "debtor_name": couple[1].owner_name, **term()}
    buyer = Someone(couple[1].owner_name, couple[1].owner, Role.BUYER)
    wish = _wish(Kind.TRANSFER, unit, couple[0], contract, buyers=(buyer,), pattern=Pattern.KEPT,
                 mortgage_kind=MortgageKind.ORDINARY, amount=Decimal(1_000_000), terms=terms)  # fmt: skip
    application = _begun(wish, State.SIGNING)
    owners.papers_sign(by=who("meng"), application=application, contract_digest=contract)
    yield taken(application, (SIGN, *BY_BANKS))


def _converted(unit: Unit, couple: Sequence[Title], contract: str) -> Iterator[Application]:
    """A pre-notice of a flat not yet built is to become a mortgage, as the flat is registered now."""
    noted = {"name": couple[0].owner_name, "party": couple[0].owner}
    _set_stage(unit, Stage.PRESALE)
    entered(unit, "note", noted)
    before = led(State.CERTIFIED, unit, couple[0], contract, MortgageKind.PRE_NOTICE)
    entered(unit, "complete_unit", {})
    wish = _wish(Kind.CONVERT, unit, couple[0], contract, mortgage_number=before.mortgage_number)
    yield _begun(wish, State.REVIEWING)


def _under_construction(unit: Unit, couple: Sequence[Title], contract: str) -> Iterator[Application]:
    """A building that is going up is to secure a loan."""
    _set_stage(unit, Stage.CONSTRUCTION)
    yield led(State.REVIEWING, unit, couple[0], contract, MortgageKind.CONSTRUCTION)


def _given_up(unit: Unit, couple: Sequence[Title], contract: str) -> Iterator[Application]:
    """The bank gives its mortgage up for other security, which its reviewer has not confirmed yet."""
    ground = say("借款人另行提供保证，放弃抵押权", "Given up, as a guarantee takes its place")
    held = led(State.CERTIFIED, unit, couple[0], contract)
    yield releasing.mortgage_release(by=who("ma"), application=held, reason=ground)


def _set_stage(unit: Unit, stage: Stage) -> None:
    """As the register's own seed has it."""
    Unit.objects.filter(pk=unit.pk).update(stage=stage)


def _cancelled_in_error(released: Application) -> None:
    """Another loan was settled; one registrar asks for the correction, which waits for a second."""
    reason = say(
        "结清的是另一笔贷款，注销申请误填了证明号", "Another loan was settled; the release named the wrong certificate"
    )
    terms = {"number": released.mortgage_number, "reason": reason}
    order_give(by=who("deng"), unit=released.unit, act="reinstate_mortgage", terms=terms)


# What first registrations do not show: every other kind, a consent and a release that wait.
OTHERS: Sequence[Other] = (_asking_consent, _transferred, _converted, _under_construction, _given_up)
