"""One's own permissions over HTTP: what one allowed or is asked for; signed, refused, paused, withdrawn."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema

from mingjian.authorisations import pages, selectors
from mingjian.authorisations.services import authorisation_move, authorisation_sign
from mingjian.people.tokens import TokenAuth, user_of
from mingjian.web.answers import LAST_PAGE, Bilingual, Page, answers

A_PAGE = 50
OWN = TokenAuth("permissions:own")
router = Router(tags=["permissions"])
Line = Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")]


class Permission(Schema):
    """A permission as its person sees it: who may ask what, for which case, until when; `moves` may be made now."""

    number: str
    recipient: str
    contact: str
    services: dict[str, list[str]]
    purpose: str
    case_number: str
    state: str
    starts_at: datetime
    ends_at: datetime
    uses: int
    most_uses: int
    retention_days: int
    moves: list[str]
    notice: Bilingual
    notice_hash: str


class Hand(Schema):
    """What goes with a move: a signature states `notice`, the hash of the notice that was read."""

    notice: Line = ""
    reason: Line = ""


@router.get("/permissions", response=answers(list[Permission]), auth=OWN, summary="我的授权 · My permissions")
def permissions(request: HttpRequest, page: Page = 1) -> list[Any]:
    """待签署的在前。 What waits for one's hand comes first."""
    start = (min(page, LAST_PAGE) - 1) * A_PAGE
    found = selectors.own_authorisations(seen_by=user_of(request))[start : start + A_PAGE]
    return [_shown(pages.given(one)) for one in found]


@router.post("/permissions/{number}/{move}", response=answers(Permission, 404, 409), auth=OWN,
             summary="签署、不同意、暂停、恢复、撤回 · Sign, refuse, pause, resume, withdraw")  # fmt: skip
def permission(
    request: HttpRequest,
    number: Line,
    move: Literal["sign", "reject", "pause", "resume", "withdraw"],
    said: Hand,
) -> Any:
    """签署须写告知书摘要；撤回即时生效。 A signature states the notice's hash; a withdrawal holds at once."""
    person = user_of(request)
    found = selectors.own_authorisation(seen_by=person, number=number)
    if move == "sign":
        authorisation_sign(by=person, authorisation=found, notice_hash=said.notice)
    else:
        authorisation_move(by=person, authorisation=found, move=move, reason=said.reason)
    return _shown(pages.given(selectors.own_authorisation(seen_by=person, number=number)))


def _shown(given: pages.Given) -> dict[str, Any]:
    names = ("number", "contact", "services", "purpose", "case_number", "state", "starts_at", "ends_at", "uses",
             "most_uses", "retention_days")  # fmt: skip
    kept = {name: getattr(given.one, name) for name in names}
    asked = {"recipient": given.one.recipient.code, "moves": given.moves}
    return kept | asked | {"notice": given.notice, "notice_hash": given.notice_hash}
