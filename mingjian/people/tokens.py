"""Keys to the API: made by their owner, shown once, kept as a hash; and the guard of the API's doors."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from mingjian.audit import log
from mingjian.engine.contracts import Words
from mingjian.people.errors import ScopeMissing, ScopeNotYours, TokenMissing, TokenNotGood
from mingjian.people.models import Token, User

PREFIX = "mj_"
DAYS = (30, 90, 365)
USE_NOTED_EVERY = timedelta(minutes=1)
SCOPE_WORDS: Mapping[str, Words] = {
    "filings:write": Words("报送数据", "file data"),
    "filings:read": Words("查看本单位报送和回执", "see one's own filings and receipts"),
    "cases:read": Words("查看派发给本单位的核查", "see the cases dispatched to one's organisation"),
    "cases:answer": Words("答复核查", "answer cases"),
    "mortgages:read": Words("查看抵押登记申请", "see mortgage applications"),
    "mortgages:apply": Words("办理抵押登记申请", "work on mortgage applications"),
    "mortgages:confirm": Words("复核抵押登记申请", "confirm mortgage applications"),
    "mortgages:register": Words("受理、审核、登簿", "accept, review and record mortgages"),
    "mortgages:sign": Words("授权和签署", "authorise and sign"),
    "permissions:own": Words("查看和管理本人的授权", "see and manage one's own permissions"),
    "register:order": Words("当场登记", "enter seizures and notices on the spot"),
}
# What a person must be allowed for a token of theirs to open it.
SCOPE_POWERS: Mapping[str, str] = {
    "filings:write": "file",
    "filings:read": "see_filings",
    "cases:read": "see_own_cases",
    "cases:answer": "answer_cases",
    "mortgages:read": "see_mortgages",
    "mortgages:apply": "apply_mortgages",
    "mortgages:confirm": "confirm_mortgages",
    "mortgages:register": "register_mortgages",
    "mortgages:sign": "sign_mortgages",
    "permissions:own": "see_about_oneself",
    "register:order": "see_register_desk",
}


def scopes_of(user: User) -> list[str]:
    """What a token of this person may open."""
    return [scope for scope in SCOPE_POWERS if _may_open(user, scope)]


@transaction.atomic
def token_make(*, by: User, name: str, scopes: Iterable[str], days: int) -> tuple[Token, str]:
    """A new token and its secret, which is told this once."""
    wanted = sorted(set(scopes))
    strange = set(wanted) - set(scopes_of(by))
    if strange or not wanted:
        raise ScopeNotYours(scopes=", ".join(sorted(strange)) or "–")
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token(user=by, name=name, scopes=wanted, hash=_hash(secret), beginning=secret[:8])
    token.expires_at = timezone.now() + timedelta(days=days)
    token.full_clean()
    token.save()
    log.record(by=by, action="token.make", about=token, name=name, scopes=wanted, days=days)
    return token, secret


@transaction.atomic
def token_revoke(*, by: User, token: Token) -> None:
    """A token opens nothing more; only its owner comes here."""
    token.revoked_at = token.revoked_at or timezone.now()
    token.save(update_fields=["revoked_at"])
    log.record(by=by, action="token.revoke", about=token, name=token.name)


def user_of(request: HttpRequest) -> User:
    """Whose token came with the request."""
    assert isinstance(request.user, User)  # noqa: S101 - TokenAuth put it there
    return request.user


class TokenAuth(HttpBearer):
    """Opens an address of the API to tokens that have `scope` (any good token when None); gives the User."""

    def __init__(self, scope: str | None = None) -> None:
        """`scope` is one of SCOPE_WORDS."""
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        """The person whose token came with the request."""
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer" or not secret:
            raise TokenMissing
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> User:
        """The person whose token it is; a named mistake when it is not good enough."""
        found = Token.objects.select_related("user__organisation").filter(hash=_hash(token)).first()
        if found is None or not _is_good(found):
            raise TokenNotGood
        if self.scope and not (self.scope in found.scopes and _may_open(found.user, self.scope)):
            raise ScopeMissing(scope=self.scope)
        if found.used_at is None or timezone.now() - found.used_at > USE_NOTED_EVERY:
            Token.objects.filter(pk=found.pk).update(used_at=timezone.now())
        request.user = found.user
        return found.user


def _is_good(token: Token) -> bool:
    return token.revoked_at is None and token.expires_at > timezone.now() and token.user.is_active


def _may_open(user: User, scope: str) -> bool:
    """Tokens are for institutions and departments; the supervisor's people work by hand."""
    return not user.is_supervisor and user.may(SCOPE_POWERS[scope])


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
