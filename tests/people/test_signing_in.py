"""People sign in with password and second factor, in their language; strangers find no other way in."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from mingjian.audit.models import Entry
from mingjian.people.models import User
from tests.people.totp import code_of

PASSWORD = "lens-grinder-7"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_is_locked_out() -> None:
    cache.clear()


@pytest.fixture
def lin() -> User:
    user = User.objects.get(username="lin")
    user.set_password(PASSWORD)
    user.save()
    return user


def _enter(client: Client, password: str = PASSWORD) -> str:
    answer = client.post("/accounts/login/", {"login": "lin", "password": password})
    return answer.headers.get("Location", "")


def _with_app(client: Client) -> str:
    """Sign in, confirm the password and set up an authenticator app; gives its secret."""
    _enter(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    secret = re.search(r'id="authenticator_secret"[^>]*value="(\w+)"', page)
    assert secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret[1], steps_ago=1)})
    return secret[1]


@pytest.mark.parametrize(
    ("language", "said", "silent"),
    [("zh-hans", ["登录", "用户名", "用通行密钥登录"], "Sign in"), ("en", ["Sign in", "Username", "passkey"], "登录")],
)
def test_the_sign_in_page_speaks_the_readers_language(language: str, said: list[str], silent: str) -> None:
    client = Client()
    client.cookies["language"] = language

    page = client.get("/accounts/login/").content.decode()

    assert [word for word in said if word not in page] == []
    assert silent not in page


@pytest.mark.parametrize("address", ["signup/", "email/", "password/reset/", "3rdparty/signup/"])
def test_nobody_enters_uninvited(address: str) -> None:
    assert Client().get(f"/accounts/{address}").status_code == 404
    assert address not in Client().get("/accounts/login/").content.decode()


def test_a_password_opens_the_console_and_the_log_knows_who_came(lin: User) -> None:
    client = Client()

    assert _enter(client) == "/"
    assert client.get("/people/me").status_code == 200
    entry = Entry.objects.latest("index")
    assert (entry.action, entry.actor, entry.facts) == ("account.sign_in", "lin", {"ip": "127.0.0.1"})


def test_a_wrong_password_opens_nothing_and_is_written_down(lin: User) -> None:
    client = Client()

    answer = client.post("/accounts/login/", {"login": "lin", "password": "wrong"})

    assert "您提供的用户名或密码不正确。" in answer.content.decode()
    assert Entry.objects.latest("index").action == "account.refuse"
    assert client.get("/people/me").status_code == 302


def test_with_an_authenticator_app_the_password_alone_is_not_enough(lin: User) -> None:
    secret = _with_app(Client())
    client = Client()

    assert _enter(client) == "/accounts/2fa/authenticate/"
    assert client.get("/people/me").status_code == 302
    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "is-invalid" in wrong.content.decode()
    right = client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert right.headers["Location"] == "/"
    assert client.get("/people/me").status_code == 200


def test_a_recovery_code_stands_in_for_the_app_once(lin: User) -> None:
    setting_up = Client()
    _with_app(setting_up)
    page = setting_up.get("/accounts/2fa/recovery-codes/").content.decode()
    code = re.findall(r"<textarea[^>]*>\s*(\w+)", page)[0]

    answers = []
    for _ in range(2):
        client = Client()
        _enter(client)
        answers.append(client.post("/accounts/2fa/authenticate/", {"code": code}).status_code)

    assert answers == [302, 200]


def test_the_secret_of_an_app_does_not_lie_open_in_the_database(lin: User) -> None:
    from allauth.mfa.models import Authenticator

    secret = _with_app(Client())

    kept = Authenticator.objects.get(user=lin, type="totp")
    assert secret not in str(kept.data)


def test_other_sessions_are_signed_out_from_the_list(lin: User) -> None:
    here, there = Client(), Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    _enter(here)
    _enter(there)

    page = here.get("/accounts/sessions/").content.decode()
    here.post("/accounts/sessions/")

    assert "Firefox · Windows" in page
    assert there.get("/people/me").status_code == 302
    assert here.get("/people/me").status_code == 200
    assert Entry.objects.filter(action="account.end_sessions", actor="lin").count() == 1


def test_a_changed_password_signs_out_everywhere_else_and_is_written_down(lin: User) -> None:
    here, there = Client(), Client()
    _enter(here)
    _enter(there)
    new = {"oldpassword": PASSWORD, "password1": "mirror-maker-8", "password2": "mirror-maker-8"}

    here.post("/accounts/password/change/", new)

    assert there.get("/people/me").status_code == 302
    assert here.get("/people/me").status_code == 200
    assert Entry.objects.filter(action="account.change_password", actor="lin").count() == 1


@pytest.mark.parametrize("address", ["password/change/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/", "sessions/"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_account_pages_bear_the_consoles_frame(lin: User, address: str, language: str) -> None:
    client = Client()
    client.cookies["language"] = language
    _enter(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    page = client.get(f"/accounts/{address}").content.decode()

    assert 'class="nav nav-tabs"' in page
    assert ("我的账号" in page) == (language == "zh-hans")


@pytest.mark.parametrize("address", ["2fa/webauthn/add/", "2fa/totp/activate/", "password/change/", "2fa/"])
def test_the_chinese_account_pages_have_no_english_labels(lin: User, address: str) -> None:
    client = Client()
    _enter(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    page = client.get(f"/accounts/{address}").content.decode()

    shown = re.findall(r"<(?:label|button|h[1-4])[^>]*>\s*([^<]*?)\s*<", page)
    assert [text for text in shown if re.fullmatch(r"[A-Za-z ]{3,}", text) and text != "English"] == []
