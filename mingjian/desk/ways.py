"""How the demonstration's cast leads an application to each state, through the services; an owner signs for all."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from mingjian.authorisations.notice import notice_hash
from mingjian.desk.services import ordering, registering
from mingjian.engine.language import say
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
from mingjian.registry.words import Kind as MortgageKind

FEE = Decimal(80)
Step = Callable[[Application], Any]


def led(state: State, unit: Unit, owner: Title, contract: str, kind: str = "") -> Application:
    """A first registration on a unit, led to `state`."""
    terms = {"debtor_name": owner.owner_name, **term()}
    amount = Decimal(3_000_000) + 50_000 * int(unit.code[-2:])
    wish = Wish(Kind.FIRST, unit.code, (Someone(owner.owner_name, owner.owner),), kind or _kind(unit), amount=amount,
                contract_digest=contract, terms=terms)  # fmt: skip
    application = opening.application_open(by=who("ma"), wish=wish)
    return taken(application, WAYS[state])


def term() -> dict[str, str]:
    """For how long, and for what."""
    scope = say("主债权及利息、违约金、实现抵押权的费用", "Principal, interest, penalties, costs of enforcement")
    today = law.today()
    return {"starts_on": today.isoformat(), "ends_on": (today + timedelta(days=3652)).isoformat(), "scope": scope}


def taken(application: Application, steps: Iterable[Step]) -> Application:
    """The application after these steps."""
    for step in steps:
        step(application)
    application.refresh_from_db()
    return application


def _kind(unit: Unit) -> str:
    return MortgageKind.MAXIMUM if int(unit.code[-2:]) % 3 == 0 else MortgageKind.ORDINARY


def entered(unit: Unit, act: str, terms: Mapping[str, Any]) -> None:
    """What changes rights at the desk: one registrar asks, another records."""
    order = ordering.order_give(by=who("deng"), unit=unit.code, act=act, terms=terms)
    ordering.order_confirm(by=who("cao"), order=order)


def who(username: str) -> User:
    """One of the cast."""
    return User.objects.select_related("organisation").get(username=username)


def _authorise(one: Application) -> None:
    owners.query_authorise(by=who("tang"), application=one, notice_hash=notice_hash())


def _query(one: Application) -> None:
    opening.application_query(by=who("ma"), application=one)


def _pass(one: Application) -> None:
    opening.gate_pass(by=who("ma"), application=one)


def _send(one: Application) -> None:
    opening.papers_send(by=who("ma"), application=one, number=f"DK-{one.pk:06d}", digest=one.contract_digest)


def _sign(one: Application) -> None:
    owners.papers_sign(by=who("tang"), application=one, contract_digest=one.contract_digest)


def _confirm(one: Application) -> None:
    opening.application_confirm(by=who("fang"), application=one)


def _submit(one: Application) -> None:
    sending.application_submit(by=who("ma"), application=one)


def _begin_submitting(one: Application) -> None:
    one.refresh_from_db()
    move(one, "submit", by=who("ma"))


def _lose(one: Application) -> None:
    one.refresh_from_db()
    move(one, "lose", by=None)


def _accept(one: Application) -> None:
    registering.application_accept(by=who("deng"), application=one)


def _refuse(one: Application) -> None:
    reasons = say("申请人不是登记簿上的权利人\n未提交询问记录", "The applicant is no owner\nNo record of inquiry")
    registering.application_refuse(by=who("deng"), application=one, reasons=reasons)


def _ask(one: Application) -> None:
    missing = [say("主债权合同", "Loan contract"), say("股东会决议", "Resolution of the shareholders")]
    registering.supplement_ask(by=who("deng"), application=one, missing=missing)


def _review(one: Application) -> None:
    registering.review_begin(by=who("cao"), application=one)


def _suspend(one: Application) -> None:
    reason = say("坐落记载有误，更正登记办理中。", "The location is being corrected.")
    registering.application_suspend(by=who("cao"), application=one, reason=reason)


def _reject(one: Application) -> None:
    reasons = say("与登记簿记载冲突。", "It conflicts with the register.")
    registering.application_reject(by=who("cao"), application=one, reasons=reasons)


def _approve(one: Application) -> None:
    registering.application_approve(by=who("cao"), application=one, fee=FEE)


def _approve_free(one: Application) -> None:
    registering.application_approve(by=who("cao"), application=one, fee=Decimal(0))


def _pay(one: Application) -> None:
    answering.fee_pay(by=who("ma"), application=one, payment="JF-2026-0001")


def _begin_recording(one: Application) -> None:
    one.refresh_from_db()
    move(one, "begin_recording", by=who("cao"))


def _record(one: Application) -> None:
    sending.application_record(by=who("cao"), application=one)


def _verify(one: Application) -> None:
    opening.certificate_verify(by=who("ma"), application=one)


def _disburse(one: Application) -> None:
    opening.loan_disburse(by=who("ma"), application=one)


def _release(one: Application) -> None:
    """Settled by ma's word, which the bank's reviewer confirms, and led through the registry."""
    releasing.loan_settle(by=who("ma"), application=one, settled_on=law.today())
    release = releasing.mortgage_release(by=who("ma"), application=one)
    taken(release, (*BY_BANKS, *RECORDED))


def _stop(one: Application) -> None:
    opening.application_stop(by=who("ma"), application=one, reason=say("估值不足。", "The value does not suffice."))


def _withdraw(one: Application) -> None:
    answering.application_withdraw(by=who("ma"), application=one, reason=say("客户取消。", "The customer cancelled."))


SIGNING = (_authorise, _query, _pass, _send)
SIGN, BY_BANKS = _sign, (_confirm, _submit)
CONFIRMED = (*SIGNING, SIGN, _confirm)
RECEIVED = (*SIGNING, SIGN, *BY_BANKS)
_REVIEWING = (*RECEIVED, _accept, _review)
_PAID = (*_REVIEWING, _approve, _pay)
_CERTIFIED = (*_PAID, _record)
_ACTIVE = (*_CERTIFIED, _verify, _disburse)
RECORDED = (_accept, _review, _approve_free, _record)
WAYS: Mapping[State, tuple[Step, ...]] = {
    State.DRAFT: (),
    State.AUTHORISED: SIGNING[:1],
    State.QUERIED: SIGNING[:2],
    State.PASSED: SIGNING[:3],
    State.STOPPED: (*SIGNING[:2], _stop),
    State.SIGNING: SIGNING,
    State.CONFIRMED: CONFIRMED,
    State.SUBMITTED: (*CONFIRMED, _begin_submitting),
    State.UNKNOWN: (*CONFIRMED, _begin_submitting, _lose),
    State.RECEIVED: RECEIVED,
    State.NOT_ACCEPTED: (*RECEIVED, _refuse),
    State.SUPPLEMENT: (*RECEIVED, _ask),
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
