"""A token opens what its owner gave it and still may do, until it runs out or is revoked; only its hash is kept."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from ninja import NinjaAPI

from mingjian.people.errors import ScopeMissing, ScopeNotYours
from mingjian.people.models import Grant, Token, User
from mingjian.people.tokens import TokenAuth, scopes_of, token_make

pytestmark = pytest.mark.django_db


def _person(username: str) -> User:
    return User.objects.get(username=username)


def _made(username: str = "wang", *scopes: str) -> tuple[Token, str]:
    return token_make(by=_person(username), name="报送系统", scopes=scopes or ("filings:write",), days=30)


def _ask(secret: str) -> tuple[int, dict[str, object]]:
    answer = Client().get("/api/me", headers={"authorization": f"Bearer {secret}"})
    return answer.status_code, answer.json()


def test_a_token_says_whose_it_is() -> None:
    _, secret = _made()

    assert _ask(secret) == (
        200,
        {
            "username": "wang",
            "name": "王芳",
            "organisation": "B0001",
            "organisation_name": {"zh": "京华银行", "en": "Jinghua Bank"},
            "scopes": ["filings:write", "filings:read"],
        },
    )


def test_without_a_good_token_one_is_told_what_to_do_in_both_languages() -> None:
    missing = Client().get("/api/me")
    status, wrong = _ask("mj_nonsense")

    assert (missing.status_code, missing.json()["code"]) == (401, "token_missing")
    assert (status, wrong) == (
        401,
        {
            "code": "token_not_good",
            "message": {
                "zh": "令牌无效：不存在、已撤销或已过期。请在“我的账号”页面另建一个。",
                "en": "The token does not exist, was revoked, or has run out. Make another on the page My account.",
            },
        },
    )


def test_a_token_runs_out_and_may_be_revoked(as_user: Callable[[str], Client]) -> None:
    (late, first), (revoked, second) = _made(), _made()
    Token.objects.filter(pk=late.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    as_user("wang").post(f"/people/me/tokens/{revoked.pk}/revoke")

    assert [_ask(first)[0], _ask(second)[0]] == [401, 401]


def test_only_the_hash_is_kept_and_the_secret_is_shown_once(as_user: Callable[[str], Client]) -> None:
    wang = as_user("wang")
    asked = {"name": "报送系统", "scopes": ["filings:write"], "days": "90"}

    page = wang.post("/people/me/tokens", asked)

    secret = page.context["keys"].secret
    assert secret in page.content.decode()
    assert secret not in wang.get("/people/me/tokens").content.decode()
    assert secret not in str(Token.objects.values())
    assert _ask(secret)[0] == 200


def test_when_it_was_last_used_is_known() -> None:
    token, secret = _made()
    before = token.used_at

    _ask(secret)

    token.refresh_from_db()
    assert before is None
    assert token.used_at is not None


@pytest.mark.parametrize(
    ("username", "scopes"),
    [
        ("wang", ["filings:write", "filings:read"]),
        ("zhao", ["filings:read", "cases:read", "cases:answer"]),
        ("he", ["filings:write", "filings:read"]),
        ("lin", []),
        ("admin", []),
    ],
)
def test_nobody_gives_a_token_more_than_they_may_do(username: str, scopes: list[str]) -> None:
    assert scopes_of(_person(username)) == scopes
    for scope in {"filings:write", "filings:read", "cases:read", "cases:answer"} - set(scopes):
        with pytest.raises(ScopeNotYours):
            _made(username, scope)


def test_a_token_without_the_scope_is_refused_and_so_is_one_whose_owner_lost_the_role() -> None:
    request = type("Request", (), {"headers": {}})()
    _, reading = _made("wang", "filings:read")
    _, writing = _made("wang", "filings:write")

    with pytest.raises(ScopeMissing, match="filings:write"):
        TokenAuth("filings:write").authenticate(request, reading)
    assert TokenAuth("filings:write").authenticate(request, writing) == _person("wang")
    Grant.objects.filter(user__username="wang").delete()
    with pytest.raises(ScopeMissing):
        TokenAuth("filings:write").authenticate(request, writing)


def test_the_api_describes_itself_with_nothing_from_elsewhere() -> None:
    from mingjian.web.api import api

    page = Client().get("/api/docs", headers={"host": "localhost"})

    assert isinstance(api, NinjaAPI)
    assert "https://" not in page.content.decode()
    assert Client().get("/api/openapi.json").json()["paths"]["/api/me"]["get"]["security"] == [{"TokenAuth": []}]
