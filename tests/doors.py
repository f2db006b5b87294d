"""Examples by which the addresses that name a thing are walked: name to the address's parameters."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone


def token_for(user: Any) -> str:
    """A token that opens all that its owner may do."""
    from mingjian.people.models import Token
    from mingjian.people.tokens import scopes_of, token_make

    if scopes := scopes_of(user):
        return token_make(by=user, name="test", scopes=scopes, days=30)[1]
    _, secret = token_make(by=_user("wang"), name="test", scopes=["filings:read"], days=30)
    Token.objects.filter(beginning=secret[:8]).update(user=user, scopes=[])
    return secret


def _user(username: str) -> Any:
    from mingjian.people.models import User

    return User.objects.get(username=username)


def _clue() -> dict[str, Any]:
    from mingjian.clues.models import Clue

    clue = Clue.objects.filter(institution_id="B0001").first()
    assert clue
    return {"clue_id": clue.clue_id}


def _clue_line() -> dict[str, Any]:
    from mingjian.clues.models import Clue

    clue = Clue.objects.filter(model="assets.overdue_loan_classed_normal").first()
    assert clue
    return {"clue_id": clue.clue_id, "number": 0}


def _draw() -> dict[str, Any]:
    from datetime import date

    from mingjian.clues.models import Draw

    facts = {"table": "personal_loan", "seed": "0", "share": 0.1, "population": 9, "drawn": 1}
    return {"number": Draw.objects.create(institution_id="B0001", period=date(2025, 12, 31), **facts).pk}


def _person(username: str) -> Callable[[], dict[str, Any]]:
    return lambda: {"user_id": _user(username).pk}


def _invitation() -> Any:
    from mingjian.people.models import Invitation, Organisation

    bank = Organisation.objects.get(code="B0001")
    until = timezone.now() + timedelta(days=1)
    return Invitation.objects.get_or_create(
        purpose="join", organisation=bank, name="新人", roles=["filing_officer"], invited_by=_user("admin"),
        defaults={"expires_at": until},
    )[0]  # fmt: skip


def _link() -> dict[str, Any]:
    from mingjian.people.invitations import token_of

    return {"token": token_of(_invitation())}


def _wangs_token() -> dict[str, Any]:
    from mingjian.people.models import Token

    token_for(_user("wang"))
    return {"token_id": Token.objects.filter(user__username="wang").latest("pk").pk}


def _entry() -> dict[str, Any]:
    from mingjian.audit.models import Entry

    return {"index": Entry.objects.earliest("index").index}


def _submission() -> dict[str, Any]:
    from mingjian.filings.models import Submission
    from mingjian.people.models import Organisation

    bank = Organisation.objects.get(code="B0001")
    made = Submission.objects.create(organisation=bank, channel="browser", state="answered", files=1, bytes=1)
    return {"number": made.pk}


def _receipt() -> dict[str, Any]:
    from mingjian.filings.models import Receipt

    return {"filing": Receipt.objects.filter(institution="B0001").values_list("pk", flat=True)[0]}


def _indicator() -> dict[str, Any]:
    return {"indicator": "balance.loans"}


EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "clue": _clue,
    "clue_line": _clue_line,
    "draw": _draw,
    "wang": _person("wang"),
    "invitation": lambda: {"invitation_id": _invitation().pk},
    "link": _link,
    "wangs_token": _wangs_token,
    "bank": lambda: {"code": "B0001"},
    "entry": _entry,
    "indicator": _indicator,
    "receipt": _receipt,
    "submission": _submission,
}
