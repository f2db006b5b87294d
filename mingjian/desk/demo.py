"""The demonstration's mortgages: one in every state, led there by the cast through the services; entered once.

A couple of the city, who are of the cast, own a home, free for a mortgage to be tried by hand; a permission to ask
about it waits for the first of them, who owns a new office building too: its mortgages stand in every state.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
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
from mingjian.desk.services import registering
from mingjian.engine.language import say
from mingjian.lake import Lake
from mingjian.lending.services import answering, opening, releasing
from mingjian.lending.services.opening import Someone, Wish
from mingjian.mortgage import law
from mingjian.mortgage.models import Application
from mingjian.mortgage.services import sending
from mingjian.mortgage.services.moving import move
from mingjian.mortgage.states import Kind, State
from mingjian.owners import services as owners
from mingjian.people.models import User
from mingjian.registry.models import Title, Unit
from mingjian.registry.seeding import seed
from mingjian.registry.words import Kind as MortgageKind
from mingjian.web.library import library

UNIT = "110105GB00900F{number:04d}"
FEE = Decimal(80)
COUPLE, CASE, PERSON = ("tang", "meng"), "DK-2026-0100", "^[0-9a-f]{32}$"
SERVICES = tuple(f"real_estate.{name}" for name in ("title", "mortgage", "seizure", "objection", "pre_notice"))
Step = Callable[[Application], Any]


def mortgages_enter(lake: Lake) -> list[Application]:
    """Fill the register from the lake and lead one mortgage to each state, unless some are there already."""
    if Application.objects.exists() or not seed(lake):
        return []
    with transaction.atomic():
        couple = couple_enter(lake)
        if not couple:
            return []
        contract = put(say("抵押合同", "Mortgage contract").encode())
        units = _building(couple[0], len(WAYS))
        return [_led(state, unit, couple[0], contract) for state, unit in zip(WAYS, units, strict=True)]


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
        authorisation_make(by=Platform(), recipient=_who("ma").organisation, wish=permission)
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


def _led(state: State, unit: Unit, owner: Title, contract: str) -> Application:
    """The application of a unit, led to `state`."""
    today = law.today()
    terms = {
        "debtor_name": owner.owner_name,
        "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=3652)).isoformat(),
        "scope": say("主债权及利息、违约金、实现抵押权的费用", "Principal, interest, penalties, costs of enforcement"),
    }
    amount = Decimal(3_000_000) + 50_000 * int(unit.code[-2:])
    wish = Wish(Kind.FIRST, unit.code, (Someone(owner.owner_name, owner.owner),), _kind(unit), amount=amount,
                contract_digest=contract, terms=terms)  # fmt: skip
    application = opening.application_open(by=_who("ma"), wish=wish)
    for step in WAYS[state]:
        step(application)
    application.refresh_from_db()
    return application


def _kind(unit: Unit) -> str:
    return MortgageKind.MAXIMUM if int(unit.code[-2:]) % 3 == 0 else MortgageKind.ORDINARY


def _who(username: str) -> User:
    return User.objects.get(username=username)


def _authorise(one: Application) -> None:
    owners.query_authorise(by=_who("tang"), application=one)


def _query(one: Application) -> None:
    opening.application_query(by=_who("ma"), application=one)


def _pass(one: Application) -> None:
    opening.gate_pass(by=_who("ma"), application=one)


def _send(one: Application) -> None:
    opening.papers_send(by=_who("ma"), application=one, number=f"DK-{one.pk:06d}", digest=one.contract_digest)


def _sign(one: Application) -> None:
    owners.papers_sign(by=_who("tang"), application=one, contract_digest=one.contract_digest)


def _confirm(one: Application) -> None:
    opening.application_confirm(by=_who("fang"), application=one)


def _submit(one: Application) -> None:
    sending.application_submit(by=_who("ma"), application=one)


def _begin_submitting(one: Application) -> None:
    one.refresh_from_db()
    move(one, "submit", by=_who("ma"))


def _lose(one: Application) -> None:
    one.refresh_from_db()
    move(one, "lose", by=None)


def _accept(one: Application) -> None:
    registering.application_accept(by=_who("deng"), application=one)


def _refuse(one: Application) -> None:
    reasons = say("申请人不是登记簿上的权利人\n未提交询问记录", "The applicant is no owner\nNo record of inquiry")
    registering.application_refuse(by=_who("deng"), application=one, reasons=reasons)


def _ask(one: Application) -> None:
    missing = [say("主债权合同", "Loan contract"), say("股东会决议", "Resolution of the shareholders")]
    registering.supplement_ask(by=_who("deng"), application=one, missing=missing)


def _review(one: Application) -> None:
    registering.review_begin(by=_who("cao"), application=one)


def _suspend(one: Application) -> None:
    reason = say("坐落记载有误，更正登记办理中。", "The location is being corrected.")
    registering.application_suspend(by=_who("cao"), application=one, reason=reason)


def _reject(one: Application) -> None:
    reasons = say("与登记簿记载冲突。", "It conflicts with the register.")
    registering.application_reject(by=_who("cao"), application=one, reasons=reasons)


def _approve(one: Application) -> None:
    registering.application_approve(by=_who("cao"), application=one, fee=FEE)


def _approve_free(one: Application) -> None:
    registering.application_approve(by=_who("cao"), application=one, fee=Decimal(0))


def _pay(one: Application) -> None:
    answering.fee_pay(by=_who("ma"), application=one, payment="JF-2026-0001")


def _begin_recording(one: Application) -> None:
    one.refresh_from_db()
    move(one, "begin_recording", by=_who("cao"))


def _record(one: Application) -> None:
    sending.application_record(by=_who("cao"), application=one)


def _verify(one: Application) -> None:
    opening.certificate_verify(by=_who("ma"), application=one)


def _disburse(one: Application) -> None:
    opening.loan_disburse(by=_who("ma"), application=one)


def _release(one: Application) -> None:
    """Settled, released in one click, and led through the registry."""
    releasing.loan_settle(by=_who("ma"), application=one, settled_on=law.today())
    release = releasing.mortgage_release(by=_who("ma"), application=one)
    for step in (_accept, _review, _approve_free, _record):
        step(release)


def _stop(one: Application) -> None:
    opening.application_stop(by=_who("ma"), application=one, reason=say("估值不足。", "The value does not suffice."))


def _withdraw(one: Application) -> None:
    answering.application_withdraw(by=_who("ma"), application=one, reason=say("客户取消。", "The customer cancelled."))


_SIGNING = (_authorise, _query, _pass, _send)
_CONFIRMED = (*_SIGNING, _sign, _confirm)
_RECEIVED = (*_CONFIRMED, _submit)
_REVIEWING = (*_RECEIVED, _accept, _review)
_PAID = (*_REVIEWING, _approve, _pay)
_CERTIFIED = (*_PAID, _record)
_ACTIVE = (*_CERTIFIED, _verify, _disburse)
WAYS: Mapping[State, tuple[Step, ...]] = {
    State.DRAFT: (),
    State.AUTHORISED: _SIGNING[:1],
    State.QUERIED: _SIGNING[:2],
    State.PASSED: _SIGNING[:3],
    State.STOPPED: (*_SIGNING[:2], _stop),
    State.SIGNING: _SIGNING,
    State.CONFIRMED: _CONFIRMED,
    State.SUBMITTED: (*_CONFIRMED, _begin_submitting),
    State.UNKNOWN: (*_CONFIRMED, _begin_submitting, _lose),
    State.RECEIVED: _RECEIVED,
    State.NOT_ACCEPTED: (*_RECEIVED, _refuse),
    State.SUPPLEMENT: (*_RECEIVED, _ask),
    State.ACCEPTED: _REVIEWING[:-1],
    State.REVIEWING: _REVIEWING,
    State.SUSPENDED: (*_REVIEWING, _suspend),
    State.REJECTED: (*_REVIEWING, _reject),
    State.FEE_PENDING: _PAID[:-1],
    State.PAID: _PAID,
    State.RECORDING: (*_PAID, _begin_recording),
    State.CERTIFIED: _CERTIFIED,
    State.DISBURSABLE: _ACTIVE[:-1],
    State.ACTIVE: _ACTIVE,
    State.RELEASED: (*_ACTIVE, _release),
    State.WITHDRAWN: (_authorise, _withdraw),
}  # RECORDED and DONE are passed through: the former is certified at once, the latter is where releases end
