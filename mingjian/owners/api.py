"""Signatures over HTTP, as an owner or buyer."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router

from mingjian.mortgage.acts import done
from mingjian.mortgage.api import A_PAGE, Number, form_of, line_of, user_of
from mingjian.mortgage.shapes import Line, Said
from mingjian.owners import selectors
from mingjian.owners.acts import ACTS
from mingjian.people.tokens import TokenAuth
from mingjian.web.answers import LAST_PAGE, Page, answers

router = Router(tags=["mortgages"])


@router.get("/signings", response=answers(list[Line]), auth=TokenAuth("mortgages:sign"),
            summary="我的签署 · What I am asked to sign")  # fmt: skip
def signings(request: HttpRequest, page: Page = 1) -> list[Any]:
    """与本人不动产有关的申请。 Applications on one's own property."""
    start = (min(page, LAST_PAGE) - 1) * A_PAGE
    return [line_of(one) for one in selectors.signing_list(seen_by=user_of(request))[start : start + A_PAGE]]


@router.post("/signings/{pk}/{act}", response=answers(Line, 400, 404, 409), auth=TokenAuth("mortgages:sign"),
             summary="授权、签署 · Authorise, sign")  # fmt: skip
def signing(
    request: HttpRequest, pk: Number, act: Literal["authorise", "sign", "acknowledge", "agree"], said: Said
) -> Any:
    """授权查询、签署（须写合同摘要）、知悉债权转让、同意撤回。 Authorise, sign, acknowledge, agree to withdraw."""
    application = selectors.signing_get(seen_by=user_of(request), pk=pk)
    done(user_of(request), application, ACTS[act], form_of(ACTS[act], said))
    return line_of(selectors.signing_get(seen_by=user_of(request), pk=pk))
