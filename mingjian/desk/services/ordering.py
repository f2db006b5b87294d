"""What is entered on the spot: by a court on seizures, by the registry on objections, pre-notices and corrections."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from mingjian.audit import log
from mingjian.desk.models import Order
from mingjian.lending.errors import TermsMissing
from mingjian.mortgage.models import Application
from mingjian.mortgage.services.certifying import certificates_renew
from mingjian.mortgage.services.moving import tell
from mingjian.mortgage.states import AT_REGISTRY, RELEASABLE
from mingjian.people.access import require
from mingjian.people.models import User
from mingjian.registry.connector import Package, registry
from mingjian.registry.words import Kind

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
    "suspend": ("register_mortgages", ("reason",)),
    "resume": ("register_mortgages", ()),
    "complete_unit": ("register_mortgages", ()),
}
CONCERNED = AT_REGISTRY | RELEASABLE
_NUMBERED = ("sue", "end_objection", "end_note")


def order_give(*, by: User, unit: str, act: str, terms: Mapping[str, Any]) -> Order:
    """Enter it: kept as given first, recorded by the registry under the order's key, and told to those concerned."""
    said = _checked(by, act, terms)
    with transaction.atomic():
        order = Order(organisation=by.organisation, by=by, unit=unit, act=act, terms=said, given_at=timezone.now())
        order.full_clean(validate_unique=False)
        order.save(force_insert=True)
        log.record(by=by, action="register.order", about=order, act=act, unit=unit, **said)
    return order_record(order=order)


def order_record(*, order: Order) -> Order:
    """Have a given order recorded; the key makes it harmless to ask again."""
    act = {"act": order.act, "authority": order.organisation.name_zh, **order.terms}
    registry().receive(order.key, Package(order.organisation.code, order.unit, (act,)))
    answer = registry().record(order.key)
    with transaction.atomic():
        order.recorded_at, order.result = answer.closed_at, dict(answer.result[0])
        order.save(update_fields=["recorded_at", "result"])
        if order.act == "seize":
            _tell_those_concerned(order)
        if order.act == "complete_unit":
            certificates_renew(order.unit, order.act)
    return order


def _checked(by: User, act: str, terms: Mapping[str, Any]) -> dict[str, Any]:
    if act not in NEEDED:
        raise Http404
    power, needed = NEEDED[act]
    require(by, power)
    said = {name: str(value).strip() for name, value in terms.items() if str(value).strip()}
    missing = [name for name in needed if not said.get(name)]
    if missing:
        raise TermsMissing(names=", ".join(missing))
    return said | ({"number": int(said["number"])} if act in _NUMBERED and said["number"].isdecimal() else {})


def _tell_those_concerned(order: Order) -> None:
    """The mortgagee is told (Provisions on Seizure art. 25); it fixes a maximum-amount claim (Civil Code art. 423)."""
    concerned = Application.objects.filter(unit=order.unit, state__in=CONCERNED)
    for application in concerned.select_related("bank"):
        tell(application, "seized", by=None, text=str(order.result["number"]))
        if application.mortgage_kind == Kind.MAXIMUM and application.state in RELEASABLE:
            tell(application, "fix", by=None, text=str(order.result["number"]))
