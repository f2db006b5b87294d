"""Signing in through an identity provider: a real one on loopback, whose tokens are fetched and checked over HTTP."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from oidc_provider_mock import User as Known
from oidc_provider_mock import run_server_in_thread

from mingjian.audit.models import Entry
from mingjian.people.models import User

SECONDS = 20


@pytest.fixture
def provider() -> Iterator[str]:
    """A provider that knows Lin, the administrator and a stranger."""
    people = [Known(sub=f"id-{name}", claims={"preferred_username": name}) for name in ("lin", "admin", "stranger")]
    with run_server_in_thread(user_claims=people) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def bureau(provider: str, settings: Any, db: None) -> str:
    """The console set to take people from the provider, as docs/operations.md says."""
    app = {"provider_id": "bureau", "name": "统一身份认证", "client_id": "mingjian", "secret": "s"}
    said = {"server_url": provider, "username_claim": "preferred_username", "oauth_pkce_enabled": True}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app | {"settings": said}]}}
    return provider


def _come_from(provider: str, client: Client, who: str) -> Any:
    """Follow the link of the sign-in page, agree at the provider as `who`, and come back with its answer."""
    asked = client.get("/accounts/oidc/bureau/login/")
    assert asked.url.startswith(provider)
    agreed = requests.post(asked.url, data={"sub": f"id-{who}"}, allow_redirects=False, timeout=SECONDS)
    back = urlsplit(agreed.headers["location"])
    assert back.path == "/accounts/oidc/bureau/login/callback/"
    return client.get(f"{back.path}?{back.query}")


def test_the_sign_in_page_shows_the_provider_as_a_link(bureau: str, client: Client) -> None:
    page = client.get("/accounts/login/").content.decode()

    assert "统一身份认证" in page
    assert 'href="/accounts/oidc/bureau/login/?process=login"' in page


def test_somebody_with_an_account_comes_in_and_the_log_says_so(bureau: str, client: Client) -> None:
    answer = _come_from(bureau, client, "lin")

    assert answer.status_code == 302
    assert client.get("/clues/").context["user"].username == "lin"
    assert Entry.objects.filter(action="account.sign_in").latest("index").actor == "lin"


def test_a_stranger_gets_no_account(bureau: str, client: Client) -> None:
    before = User.objects.count()

    answer = _come_from(bureau, client, "stranger")

    assert "没有您的账号" in answer.content.decode()
    assert User.objects.count() == before
    assert client.get("/clues/").status_code == 302


def test_a_closed_account_stays_closed(bureau: str, client: Client) -> None:
    User.objects.filter(username="lin").update(is_active=False)

    answer = _come_from(bureau, client, "lin")

    assert "没有您的账号" in answer.content.decode()
    assert client.get("/clues/").status_code == 302


def test_an_account_closed_after_it_was_known_does_not_come_in(bureau: str, client: Client) -> None:
    _come_from(bureau, client, "lin")
    User.objects.filter(username="lin").update(is_active=False)

    again = Client()
    answer = _come_from(bureau, again, "lin")

    assert answer.url == "/accounts/inactive/"
    assert again.get("/clues/").status_code == 302


def test_who_has_a_second_factor_is_asked_for_it(bureau: str, client: Client) -> None:
    TOTP.activate(User.objects.get(username="lin"), generate_totp_secret())

    answer = _come_from(bureau, client, "lin")

    assert answer.url == "/accounts/2fa/authenticate/"
    assert client.get("/clues/").status_code == 302


def test_where_one_is_required_whoever_has_none_sets_it_up_first(bureau: str, client: Client, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = True

    _come_from(bureau, client, "lin")

    assert client.get("/clues/").url == "/people/second-factor"


def test_an_answer_that_nobody_asked_for_is_refused(bureau: str, client: Client) -> None:
    asked = client.get("/accounts/oidc/bureau/login/")
    agreed = requests.post(asked.url, data={"sub": "id-lin"}, allow_redirects=False, timeout=SECONDS)
    back = urlsplit(agreed.headers["location"])

    victim = Client()
    victim.get(f"{back.path}?{back.query}")

    assert victim.get("/clues/").status_code == 302
