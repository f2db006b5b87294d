"""What is entered at the desk: by courts and the registry on the spot, or once a second registrar agrees."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from mingjian.audit import log
from mingjian.desk.errors import OrderClosed, SecondPersonNeeded
from mingjian.desk.models import SECONDED, Order
from mingjian.desk.words import TITLES
from mingjian.engine.errors import UserError
from mingjian.lending.errors import TermsMissing
from mingjian.mortgage.models import Application
from mingjian.mortgage.services.certifying import certificates_renew, reinstated
from mingjian.mortgage.services.moving import reasoned, tell
from mingjian.mortgage.states import AT_REGISTRY, RELEASABLE
from mingjian.people.access import require
from mingjian.people.models import User
from mingjian.registry.connector import Package, registry
from mingjian.registry.errors import NotRecordable, UnitNotFound
from mingjian.registry.words import Kind, ReceiptState

# Act: what it takes to give it, and what must be said.
NEEDED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "seize": ("order_seizures", ("document_number", "years")),
    "renew_seizure": ("order_seizures", ("number", "years")),
    "lift_seizure": ("order_seizures", ("number",)),
    "object": ("register_mortgages", ("name", "reason")),
    "sue": ("register_mortgages", ("number",)),
    "end_objection": ("register_mortgages", ("number",)),
    "note": ("register_mortgages", ("name", "party")),
    "end_note": ("register_mortgages", ("number",)),
    "reinstate_mortgage": ("register_mortgages", ("number", "reason")),
    "suspend": ("register_mortgages", ("reason",)),
    "resume": ("register_mortgages", ()),
    "complete_unit": ("register_mortgages", ()),
}
CONCERNED = AT_REGISTRY | RELEASABLE


def order_give(*, by: User, unit: str, act: str, terms: Mapping[str, Any]) -> Order:
    """Enter it: kept as given first, recorded under the order's key, told to those concerned; or wait for a second."""
    said = _checked(by, act, terms)
    if act in SECONDED:
        registry().facts(unit)  # a unit that is not there need not wait for anybody to say so
    with transaction.atomic():
        order = Order(organisation=by.organisation, by=by, unit=unit, act=act, terms=said, given_at=timezone.now())
        order.full_clean(validate_unique=False)
        order.save(force_insert=True)
        log.record(by=by, action="register.order", about=order, act=act, unit=unit, **said)
    return order if order.is_waiting else order_record(order=order)


def order_confirm(*, by: User, order: Order) -> Order:
    """A second registrar has it recorded."""
    with transaction.atomic():
        held = _waiting(by, order)
        if held.by_id == by.pk:
            raise SecondPersonNeeded
        held.confirmed_by = by
        held.save(update_fields=["confirmed_by"])
        log.record(by=by, action="register.confirm", about=held, act=held.act, unit=held.unit)
    return order_record(order=held)


@transaction.atomic
def order_decline(*, by: User, order: Order, reason: str) -> Order:
    """What is not recorded, and why; who asked for it may take it back."""
    held = _waiting(by, order)
    held.declined_for = reasoned(reason)
    held.save(update_fields=["declined_for"])
    log.record(by=by, action="register.decline", about=held, act=held.act, unit=held.unit, reason=held.declined_for)
    return held


def order_record(*, order: Order) -> Order:
    """Have a given order recorded; the key makes it harmless to ask again. What stands against it closes it."""
    act = {"act": order.act, "authority": order.organisation.name_zh, **order.terms}
    try:
        registry().receive(order.key, Package(order.organisation.code, order.unit, (act,)))
    except UnitNotFound as against:
        _refused(order, against)
        raise
    try:
        answer = registry().record(order.key)
    except NotRecordable as against:
        registry().close(order.key, ReceiptState.REJECTED)
        _refused(order, against)
        raise
    with transaction.atomic():
        order.recorded_at, order.result = answer.closed_at, dict(answer.result[0])
        order.save(update_fields=["recorded_at", "result"])
        if follow := FOLLOWS.get(order.act):
            follow(order)
    return order


@transaction.atomic
def _refused(order: Order, against: UserError) -> None:
    order.declined_for = reason = against.sentence("zh")
    order.result = {"refusal": against.sentence("en")}
    order.save(update_fields=["declined_for", "result"])
    log.record(by=log.Platform(), action="register.refuse", about=order, act=order.act, unit=order.unit, reason=reason)


def _waiting(by: User, order: Order) -> Order:
    require(by, "register_mortgages")
    held = Order.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=order.pk)
    if held.organisation != by.organisation:
        raise Http404
    if not held.is_waiting:
        raise OrderClosed
    return held


def _checked(by: User, act: str, terms: Mapping[str, Any]) -> dict[str, Any]:
    if act not in NEEDED:
        raise Http404
    power, needed = NEEDED[act]
    require(by, power)
    said = {name: str(value).strip() for name, value in terms.items() if str(value).strip()}
    missing = [name for name in needed if not said.get(name)]
    if missing:
        raise TermsMissing(names=[TITLES[name] for name in missing])
    return said


def _tell_those_concerned(order: Order) -> None:
    """The mortgagee is told (Provisions on Seizure art. 25); it fixes a maximum-amount claim (Civil Code art. 423)."""
    concerned = Application.objects.filter(unit=order.unit, state__in=CONCERNED)
    for application in concerned.select_related("bank"):
        tell(application, "seized", by=None, text=str(order.result["number"]))
        if application.mortgage_kind == Kind.MAXIMUM and application.state in RELEASABLE:
            tell(application, "fix", by=None, text=str(order.result["number"]))


# What becomes of applications once an order is recorded.
FOLLOWS: Mapping[str, Callable[[Order], object]] = {
    "seize": _tell_those_concerned,
    "complete_unit": lambda order: certificates_renew(order.unit, order.act),
    "reinstate_mortgage": lambda order: reinstated(order.unit, order.terms["number"]),
}
