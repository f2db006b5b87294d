"""A passkey is registered in the browser and signs in without a password; a virtual authenticator holds it."""

import pytest
from playwright.sync_api import Page, expect

from tests.journey.people import Office

pytestmark = [pytest.mark.slow, pytest.mark.browser]
FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_made_here_opens_the_console_without_a_password(office: Office) -> None:
    desk = office.enter("gao")
    page = desk.page
    _give_finger(page)

    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("密码").fill(office.people["gao"]["password"])
    page.get_by_role("button", name="确认").click()
    page.get_by_label("名称").fill("办公电脑")
    page.get_by_label("可免密码登录").check()
    page.get_by_role("button", name="添加", exact=True).click()
    expect(page.get_by_role("heading", name="恢复代码")).to_be_visible()
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_role("row").filter(has_text="办公电脑")).to_contain_text("可免密码登录")

    page.get_by_role("button", name="退出").click()
    page.get_by_role("button", name="用通行密钥登录").click()
    expect(page.locator(".reader-name")).to_contain_text("高翔")
    assert desk.complaints == []


def _give_finger(page: Page) -> None:
    authenticator = page.context.new_cdp_session(page)
    authenticator.send("WebAuthn.enable")
    authenticator.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})
