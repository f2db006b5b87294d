"""Where a second factor is required, whoever has none sets one up before anything else."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from mingjian.people.models import User

SETTING_UP = "/people/second-factor"


@pytest.fixture(autouse=True)
def _required(settings: object) -> None:
    settings.REQUIRE_SECOND_FACTOR = True  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ["/", "/clues/", "/people/me", "/accounts/password/change/"])
def test_without_a_factor_every_page_leads_to_setting_one_up(as_user: Callable[[str], Client], address: str) -> None:
    assert as_user("lin").get(address).headers["Location"] == SETTING_UP


def test_setting_one_up_and_leaving_stay_open(as_user: Callable[[str], Client]) -> None:
    lin = as_user("lin")

    assert "手机验证器应用" in lin.get(SETTING_UP).content.decode()
    assert lin.get("/accounts/2fa/totp/activate/").headers["Location"].startswith("/accounts/reauthenticate/")
    assert lin.post("/language/en").headers["Location"] == "/"
    assert lin.post("/accounts/logout/").status_code == 302


def test_with_a_factor_the_console_opens(as_user: Callable[[str], Client]) -> None:
    Authenticator.objects.create(user=User.objects.get(username="lin"), type="totp", data={"secret": ""})

    assert as_user("lin").get("/clues/").status_code == 200


def test_the_last_factor_stays(db: None) -> None:
    from allauth.mfa.adapter import get_adapter

    lin = User.objects.get(username="lin")
    first = Authenticator.objects.create(user=lin, type="totp", data={"secret": ""})
    alone = get_adapter().can_delete_authenticator(first)
    Authenticator.objects.create(user=lin, type="webauthn", data={})

    assert (alone, get_adapter().can_delete_authenticator(first)) == (False, True)
