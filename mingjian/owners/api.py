"""Signatures over HTTP, as an owner or buyer."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema

from mingjian.authorisations.pages import Wanted
from mingjian.mortgage.acts import done
from mingjian.mortgage.api import A_PAGE, Number, form_of, line_of
from mingjian.mortgage.models import Application
from mingjian.mortgage.shapes import Line, Said
from mingjian.owners import selectors
from mingjian.owners.acts import ACTS
from mingjian.owners.pages import signing_page
from mingjian.people.tokens import TokenAuth, user_of
from mingjian.web.answers import LAST_PAGE, Bilingual, Page, answers

router = Router(tags=["mortgages"])


class Asked(Schema):
    """What one is asked to permit: fields of each service, why, for how long; `notice` is to be read first."""

    services: dict[str, list[str]]
    purpose: str
    contact: str
    days: int
    most_uses: int
    retention_days: int
    law: Bilingual
    notice: Bilingual
    notice_hash: str


class Signing(Line):
    """An application as an owner or buyer sees it: `act` waits for them; a signature states `contract_digest`."""

    act: str
    contract_digest: str
    permission: Asked | None


@router.get("/signings", response=answers(list[Line]), auth=TokenAuth("mortgages:sign"),
            summary="我的签署 · What I am asked to sign")  # fmt: skip
def signings(request: HttpRequest, page: Page = 1) -> list[Any]:
    """与本人不动产有关的申请。 Applications on one's own property."""
    start = (min(page, LAST_PAGE) - 1) * A_PAGE
    return [line_of(one) for one in selectors.signing_list(seen_by=user_of(request))[start : start + A_PAGE]]


@router.get("/signings/{pk}", response=answers(Signing, 404), auth=TokenAuth("mortgages:sign"),
            summary="请我授权或签署的内容 · What I am asked for")  # fmt: skip
def signing_shown(request: HttpRequest, pk: Number) -> Any:
    """授权的内容和告知书，合同摘要。 What is to be permitted with its notice, and the contract's digest."""
    return _shown(selectors.signing_get(seen_by=user_of(request), pk=pk))


@router.post("/signings/{pk}/{act}", response=answers(Line, 400, 404, 409), auth=TokenAuth("mortgages:sign"),
             summary="授权、签署 · Authorise, sign")  # fmt: skip
def signing(
    request: HttpRequest, pk: Number, act: Literal["authorise", "sign", "acknowledge", "agree"], said: Said
) -> Any:
    """授权须写告知书摘要，签署须写合同摘要。 Authorising states the notice's hash, signing the contract's."""
    application = selectors.signing_get(seen_by=user_of(request), pk=pk)
    done(user_of(request), application, ACTS[act], form_of(ACTS[act], said))
    return line_of(selectors.signing_get(seen_by=user_of(request), pk=pk))


def _shown(application: Application) -> dict[str, Any]:
    page = signing_page(application)
    permission = _asked(page.wanted) if page.wanted else None
    line = line_of(application)
    return {**line, "act": page.act, "contract_digest": application.contract_digest, "permission": permission}


def _asked(wanted: Wanted) -> dict[str, Any]:
    names = ("services", "purpose", "contact", "days", "most_uses", "retention_days")
    kept = {name: getattr(wanted.wish, name) for name in names}
    return {**kept, "law": wanted.law, "notice": wanted.notice, "notice_hash": wanted.notice_hash}
