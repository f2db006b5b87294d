"""Mortgages over HTTP: whatever a bank, the registry, a court or an owner does on the pages, a token does as well."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import File, Form, Path, Router, Status
from ninja.files import UploadedFile

from mingjian.cases.uploads import keep
from mingjian.mortgage import selectors
from mingjian.mortgage.acts import ACTS, MORE, OWNERS, Act
from mingjian.mortgage.errors import ReasonsMissing
from mingjian.mortgage.forms import ActForm
from mingjian.mortgage.models import Application, Order
from mingjian.mortgage.services.opening import Someone, Wish, application_confirm, application_open, papers_send
from mingjian.mortgage.services.ordering import order_give
from mingjian.mortgage.shapes import Line, OrderSaid, OrderShown, Said, Short, Shown, UnitShown, WishSaid
from mingjian.mortgage.wishing import party_of
from mingjian.people.access import require
from mingjian.people.models import User
from mingjian.people.tokens import TokenAuth
from mingjian.registry.connector import registry
from mingjian.web.answers import LAST_PAGE, Page, answers

router = Router(tags=["mortgages"])
A_PAGE = 200
Number = Annotated[int, Path(ge=1, le=2**62)]
BankAct = Literal["query", "pass", "declare", "submit", "supply", "pay", "verify", "disburse", "stop", "withdraw",
                  "settle", "release", "waive", "look_up"]  # fmt: skip
RegistryAct = Literal[
    "accept", "ask_supplement", "refuse", "review", "approve", "suspend", "resume", "reject", "record"
]


def _read(summary: str) -> dict[str, Any]:
    return {"auth": TokenAuth("mortgages:read"), "summary": summary}


@router.get("/mortgages", response=answers(list[Line]), **_read("抵押登记申请 · Applications"))
def mortgages(request: HttpRequest, page: Page = 1) -> list[Any]:
    """本机构的申请（登记机构为已收件的），新的在前，每页二百件。 One's own, the newest first, 200 a page."""
    start = (min(page, LAST_PAGE) - 1) * A_PAGE
    found = selectors.application_list(seen_by=_user(request), wanted=selectors.Wanted(view="all"))
    return [_line(one) for one in found[start : start + A_PAGE]]


@router.post("/mortgages", response=answers(Shown, 400, 409, status=201), auth=TokenAuth("mortgages:apply"),
             summary="新建申请 · Open an application")  # fmt: skip
def mortgage_open(request: HttpRequest, said: WishSaid) -> Any:
    """建立抵押登记申请。 Open an application."""
    application = application_open(by=_user(request), wish=_wish(said))
    return Status(201, _shown(selectors.application_get(seen_by=_user(request), pk=application.pk)))


@router.get("/mortgages/{pk}", response=answers(Shown, 404), **_read("一件申请 · One application"))
def mortgage(request: HttpRequest, pk: Number) -> Any:
    """申请的全部内容。 All of an application."""
    return _shown(selectors.application_get(seen_by=_user(request), pk=pk))


@router.post("/mortgages/{pk}/acts/{act}", response=answers(Shown, 400, 404, 409, 503),
             auth=TokenAuth("mortgages:apply"),
             summary="银行办理 · Act as the bank")  # fmt: skip
def mortgage_act(request: HttpRequest, pk: Number, act: BankAct, said: Said) -> Any:
    """查询、初审、提交、补正、缴费、核验、放款、注销等。 Query, pass, submit, supplement, pay, release."""
    return _acted(request, pk, {**ACTS, **MORE}[act], said)


@router.post("/mortgages/{pk}/contract", response=answers(Shown, 400, 404, 409), auth=TokenAuth("mortgages:apply"),
             summary="发送签署 · Send to be signed")  # fmt: skip
def mortgage_contract(
    request: HttpRequest, pk: Number, file: File[UploadedFile], number: Annotated[Short | None, Form()] = None
) -> Any:
    """上传抵押合同并发送全体抵押人签署。 Attach the contract and send it to all mortgagors."""
    application = selectors.application_get(seen_by=_user(request), pk=pk)
    numbered = number or application.contract_number
    papers_send(by=_user(request), application=application, number=numbered, digest=keep(file).sha256)
    return _shown(selectors.application_get(seen_by=_user(request), pk=pk))


@router.post("/mortgages/{pk}/confirmation", response=answers(Shown, 404, 409), auth=TokenAuth("mortgages:confirm"),
             summary="复核 · Confirm")  # fmt: skip
def mortgage_confirmation(request: HttpRequest, pk: Number) -> Any:
    """银行复核：全体已签署且登记信息未变。 All signed, and the register unchanged."""
    application_confirm(by=_user(request), application=selectors.application_get(seen_by=_user(request), pk=pk))
    return _shown(selectors.application_get(seen_by=_user(request), pk=pk))


@router.post("/mortgages/{pk}/decisions/{act}", response=answers(Shown, 400, 404, 409, 503),
             auth=TokenAuth("mortgages:register"), summary="登记机构办理 · Act as the registry")  # fmt: skip
def mortgage_decision(request: HttpRequest, pk: Number, act: RegistryAct, said: Said) -> Any:
    """受理、补正、审核、中止、登簿、不予登记等。 Accept, ask, review, suspend, record, refuse."""
    return _acted(request, pk, ACTS[act], said)


@router.get("/register/orders", response=answers(list[OrderShown], 404), auth=TokenAuth("register:order"),
            summary="当场登记的事项 · Entries on the spot")  # fmt: skip
def register_orders(request: HttpRequest, page: Page = 1) -> list[Any]:
    """本单位办理的查封、异议、预告等。 Seizures, objections, pre-notices of one's own."""
    start = (min(page, LAST_PAGE) - 1) * A_PAGE
    return [_order(one) for one in selectors.order_list(seen_by=_user(request))[start : start + A_PAGE]]


@router.post("/register/orders", response=answers(OrderShown, 400, 404, 409, 503, status=201),
             auth=TokenAuth("register:order"), summary="当场登记 · Enter on the spot")  # fmt: skip
def register_order(request: HttpRequest, said: OrderSaid) -> Any:
    """法院查封、续封、解封；登记机构的异议、预告、暂停。 Seizures by a court; objections, notices by the registry."""
    terms = {name: value for name, value in said.dict(exclude={"unit", "act"}).items() if value not in ("", None)}
    return Status(201, _order(order_give(by=_user(request), unit=said.unit, act=said.act, terms=terms)))


@router.get("/register/units/{unit}", response=answers(UnitShown, 404), auth=TokenAuth("register:order"),
            summary="不动产单元的登记 · What is registered on a unit")  # fmt: skip
def register_unit(request: HttpRequest, unit: Annotated[str, Path(max_length=64, pattern="^[0-9A-Za-z]+$")]) -> Any:
    """法院和登记机构依职责查询。 For courts and the registry in their duty."""
    require(_user(request), "see_register_desk")
    facts = registry().facts(unit)
    return {"facts": {name: getattr(facts, name) for name in facts.__dataclass_fields__}}


@router.get("/signings", response=answers(list[Line]), auth=TokenAuth("mortgages:sign"),
            summary="我的签署 · What I am asked to sign")  # fmt: skip
def signings(request: HttpRequest, page: Page = 1) -> list[Any]:
    """与本人不动产有关的申请。 Applications on one's own property."""
    start = (min(page, LAST_PAGE) - 1) * A_PAGE
    return [_line(one) for one in selectors.signing_list(seen_by=_user(request))[start : start + A_PAGE]]


@router.post("/signings/{pk}/{act}", response=answers(Line, 400, 404, 409), auth=TokenAuth("mortgages:sign"),
             summary="授权、签署 · Authorise, sign")  # fmt: skip
def signing(request: HttpRequest, pk: Number, act: Literal["authorise", "sign", "agree"], said: Said) -> Any:
    """授权查询、签署（须写合同摘要）、同意撤回。 Authorise, sign (with the contract's digest), agree to withdraw."""
    application = selectors.signing_get(seen_by=_user(request), pk=pk)
    _done(_user(request), application, OWNERS[act], said)
    return _line(selectors.signing_get(seen_by=_user(request), pk=pk))


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - TokenAuth put it there
    return request.user


def _acted(request: HttpRequest, pk: int, act: Act, said: Said) -> Any:
    application = selectors.application_get(seen_by=_user(request), pk=pk)
    _done(_user(request), application, act, said)
    return _shown(selectors.application_get(seen_by=_user(request), pk=pk))


def _done(by: User, application: Application, act: Act, said: Said) -> None:
    form = ActForm(act.fields, {name: value for name, value in said.dict().items() if value is not None})
    if not form.is_valid():
        raise ReasonsMissing
    act.do(by, application, form.cleaned_data)


def _wish(said: WishSaid) -> Wish:
    names = ("kind", "unit", "mortgage_kind", "pattern", "amount", "mortgage_number", "contract_number")
    rest = said.dict(exclude={*names, "parties"})
    terms = {
        name: value if isinstance(value, bool | list | dict) else str(value) for name, value in rest.items() if value
    }
    parties = tuple(Someone(one.name, party_of(one.id_number), one.role) for one in said.parties)
    return Wish(**{name: getattr(said, name) for name in names}, parties=parties, terms=terms)


def _line(application: Application) -> dict[str, Any]:
    names = ("number", "kind", "mortgage_kind", "unit", "state", "amount", "due_on")
    return {"id": application.pk, "bank": application.bank.code, **{name: getattr(application, name) for name in names}}


def _shown(application: Application) -> dict[str, Any]:
    names = ("facts", "contract_number", "contract_digest", "receipt_number", "missing", "reason", "fee", "recorded_at",
             "mortgage_number", "rank")  # fmt: skip
    return {
        **_line(application),
        "parties": list(application.parties.all()),
        **{n: getattr(application, n) for n in names},
    }


def _order(order: Order) -> dict[str, Any]:
    return {
        "id": order.pk,
        **{name: getattr(order, name) for name in ("act", "unit", "given_at", "recorded_at", "result")},
    }
