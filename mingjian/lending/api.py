"""Mortgages over HTTP, as the bank: open, act, attach the contract, confirm; on the router of applications."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import File, Form, Status
from ninja.files import UploadedFile

from mingjian.cases.uploads import keep
from mingjian.lending.acts import ANSWERS
from mingjian.lending.models import Consent
from mingjian.lending.selectors import consent_get, consent_list
from mingjian.lending.services.opening import Someone, Wish, application_confirm, application_open, papers_send
from mingjian.lending.shapes import ConsentShown, WishSaid
from mingjian.lending.wishing import party_of
from mingjian.mortgage import selectors
from mingjian.mortgage.api import A_PAGE, Number, acted, router, shown_of
from mingjian.mortgage.shapes import Said, Short, Shown
from mingjian.people.tokens import TokenAuth, user_of
from mingjian.web.answers import LAST_PAGE, Page, answers

BankAct = Literal["query", "pass", "declare", "propose", "submit", "supply", "pay", "verify", "disburse", "stop",
                  "withdraw", "settle", "release", "waive", "look_up"]  # fmt: skip


@router.post("/mortgages", response=answers(Shown, 400, 409, status=201), auth=TokenAuth("mortgages:apply"),
             summary="新建申请 · Open an application")  # fmt: skip
def mortgage_open(request: HttpRequest, said: WishSaid) -> Any:
    """建立抵押登记申请。 Open an application."""
    application = application_open(by=user_of(request), wish=_wish(said))
    return Status(201, shown_of(selectors.application_get(seen_by=user_of(request), pk=application.pk)))


@router.post("/mortgages/{pk}/acts/{act}", response=answers(Shown, 400, 404, 409, 503),
             auth=TokenAuth("mortgages:apply"),
             summary="银行办理 · Act as the bank")  # fmt: skip
def mortgage_act(request: HttpRequest, pk: Number, act: BankAct, said: Said) -> Any:
    """查询、初审、提交、补正、缴费、核验、放款、注销等。 Query, pass, submit, supplement, pay, release."""
    return acted(request, pk, act, said)


@router.post("/mortgages/{pk}/contract", response=answers(Shown, 400, 404, 409), auth=TokenAuth("mortgages:apply"),
             summary="发送签署 · Send to be signed")  # fmt: skip
def mortgage_contract(
    request: HttpRequest, pk: Number, file: File[UploadedFile], number: Annotated[Short | None, Form()] = None
) -> Any:
    """上传抵押合同并发送全体抵押人签署。 Attach the contract and send it to all mortgagors."""
    application = selectors.application_get(seen_by=user_of(request), pk=pk)
    numbered = number or application.contract_number
    papers_send(by=user_of(request), application=application, number=numbered, digest=keep(file).sha256)
    return shown_of(selectors.application_get(seen_by=user_of(request), pk=pk))


@router.post("/mortgages/{pk}/confirmation", response=answers(Shown, 404, 409), auth=TokenAuth("mortgages:confirm"),
             summary="复核 · Confirm")  # fmt: skip
def mortgage_confirmation(request: HttpRequest, pk: Number) -> Any:
    """银行复核：全体已签署且登记信息未变。 All signed, and the register unchanged."""
    application_confirm(by=user_of(request), application=selectors.application_get(seen_by=user_of(request), pk=pk))
    return shown_of(selectors.application_get(seen_by=user_of(request), pk=pk))


@router.get("/consents", response=answers(list[ConsentShown]), auth=TokenAuth("mortgages:confirm"),
            summary="征询本机构同意的事项 · What is asked of one's own bank")  # fmt: skip
def consents(request: HttpRequest, page: Page = 1) -> list[Any]:
    """本机构为其他抵押权人的，须其同意的申请。 Applications of others that take one's consent as a mortgagee."""
    start = (min(page, LAST_PAGE) - 1) * A_PAGE
    return [_consent(one) for one in consent_list(seen_by=user_of(request))[start : start + A_PAGE]]


@router.post("/consents/{pk}/{answer}", response=answers(ConsentShown, 400, 404, 409),
             auth=TokenAuth("mortgages:confirm"), summary="答复征询 · Answer it")  # fmt: skip
def consent_answer(request: HttpRequest, pk: Number, answer: Literal["give", "refuse"], said: Said) -> Any:
    """同意，或写明理由不同意；理由不告知申请机构。 Consent, or refuse for a reason, which who asks is not told."""
    return _consent(ANSWERS[answer](user_of(request), consent_get(seen_by=user_of(request), pk=pk), said.text))


def _consent(consent: Consent) -> dict[str, Any]:
    names = ("number", "facts", "digest", "asked_at", "state", "answered_at", "signature", "reason")
    of = consent.application
    return {"id": consent.pk, "unit": of.unit, "kind": of.kind, **{name: getattr(consent, name) for name in names}}


def _wish(said: WishSaid) -> Wish:
    names = ("kind", "unit", "mortgage_kind", "pattern", "amount", "mortgage_number", "contract_number")
    rest = said.dict(exclude={*names, "parties", "debtor_id"})
    terms = {
        name: value if isinstance(value, bool | list | dict) else str(value) for name, value in rest.items() if value
    }
    if said.debtor_id:
        terms["debtor"] = party_of(said.debtor_id)
    parties = tuple(Someone(one.name, party_of(one.id_number), one.role) for one in said.parties)
    return Wish(**{name: getattr(said, name) for name in names}, parties=parties, terms=terms)
