"""The desk over HTTP: the registry decides, courts and the registry enter on the spot."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Path, Router, Status

from mingjian.desk import selectors
from mingjian.desk.acts import ANSWERS
from mingjian.desk.models import Order
from mingjian.desk.services.ordering import order_give
from mingjian.desk.shapes import OrderSaid, OrderShown, UnitShown
from mingjian.lending.wishing import party_of
from mingjian.mortgage.api import A_PAGE, Number, acted
from mingjian.mortgage.shapes import Said, Shown
from mingjian.people.access import require
from mingjian.people.tokens import TokenAuth, user_of
from mingjian.registry.connector import registry
from mingjian.web.answers import LAST_PAGE, Page, answers

router = Router(tags=["mortgages"])
RegistryAct = Literal[
    "accept", "ask_supplement", "refuse", "review", "approve", "suspend", "resume", "reject", "record"
]


@router.post("/mortgages/{pk}/decisions/{act}", response=answers(Shown, 400, 404, 409, 503),
             auth=TokenAuth("mortgages:register"), summary="登记机构办理 · Act as the registry")  # fmt: skip
def mortgage_decision(request: HttpRequest, pk: Number, act: RegistryAct, said: Said) -> Any:
    """受理、补正、审核、中止、登簿、不予登记等。 Accept, ask, review, suspend, record, refuse."""
    return acted(request, pk, act, said)


@router.get("/register/orders", response=answers(list[OrderShown], 404), auth=TokenAuth("register:order"),
            summary="当场登记的事项 · Entries on the spot")  # fmt: skip
def register_orders(request: HttpRequest, page: Page = 1) -> list[Any]:
    """本单位办理的查封、异议、预告等。 Seizures, objections, pre-notices of one's own."""
    start = (min(page, LAST_PAGE) - 1) * A_PAGE
    return [_order(one) for one in selectors.order_list(seen_by=user_of(request))[start : start + A_PAGE]]


@router.post("/register/orders", response=answers(OrderShown, 400, 404, 409, 503, status=201),
             auth=TokenAuth("register:order"), summary="当场登记 · Enter on the spot")  # fmt: skip
def register_order(request: HttpRequest, said: OrderSaid) -> Any:
    """法院查封、续封、解封；登记机构的异议、预告、暂停。 Seizures by a court; objections, notices by the registry."""
    terms = {name: value for name, value in said.dict(exclude={"unit", "act"}).items() if value not in ("", None)}
    if said.party:
        terms["party"] = party_of(said.party)
    return Status(201, _order(order_give(by=user_of(request), unit=said.unit, act=said.act, terms=terms)))


@router.post("/register/orders/{pk}/{answer}", response=answers(OrderShown, 400, 404, 409, 503),
             auth=TokenAuth("mortgages:register"), summary="复核登簿 · Confirm and record")  # fmt: skip
def register_order_answer(request: HttpRequest, pk: Number, answer: Literal["confirm", "decline"], said: Said) -> Any:
    """首次、预告、更正等由另一位登记员复核登簿，或写明理由不予办理。 A second registrar records it, or declines."""
    order = selectors.order_get(seen_by=user_of(request), pk=pk)
    return _order(ANSWERS[answer](user_of(request), order, said.text))


@router.get("/register/units/{unit}", response=answers(UnitShown, 404), auth=TokenAuth("register:order"),
            summary="不动产单元的登记 · What is registered on a unit")  # fmt: skip
def register_unit(request: HttpRequest, unit: Annotated[str, Path(max_length=64, pattern="^[0-9A-Za-z]+$")]) -> Any:
    """法院和登记机构依职责查询。 For courts and the registry in their duty."""
    require(user_of(request), "see_register_desk")
    facts = registry().facts(unit)
    return {"facts": {name: getattr(facts, name) for name in facts.__dataclass_fields__}}


def _order(order: Order) -> dict[str, Any]:
    return {
        "id": order.pk,
        **{
            name: getattr(order, name)
            for name in ("act", "unit", "given_at", "recorded_at", "declined", "result", "is_waiting")
        },
    }
