"""Who asked about oneself, over HTTP."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from mingjian.exchange.models import Query
from mingjian.exchange.selectors import queries_about
from mingjian.people.tokens import TokenAuth, user_of
from mingjian.web.answers import LAST_PAGE, Page, answers

A_PAGE = 50
router = Router(tags=["permissions"])


class Inquiry(Schema):
    """What was asked about oneself: by whom, for which case, under which authorisation or article, and its outcome."""

    number: str
    asked_at: datetime
    asker: str
    service: str
    purpose: str
    case_number: str
    clerk: str
    authorisation: str
    article: str
    state: str


@router.get("/inquiries", response=answers(list[Inquiry]), auth=TokenAuth("permissions:own"),
            summary="谁查询过我 · Who asked about me")  # fmt: skip
def inquiries(request: HttpRequest, page: Page = 1) -> list[Any]:
    """被拒绝的也在内，最近的在前。 Refused ones too, newest first."""
    start = (min(page, LAST_PAGE) - 1) * A_PAGE
    return [_inquiry(one) for one in queries_about(seen_by=user_of(request))[start : start + A_PAGE]]


def _inquiry(one: Query) -> dict[str, Any]:
    names = ("number", "asked_at", "service", "purpose", "case_number", "clerk", "article", "state")
    told = {"asker": one.asker.code if one.asker else "", "authorisation": ""}
    if one.authorisation:
        told["authorisation"] = one.authorisation.number
    return {name: getattr(one, name) for name in names} | told
