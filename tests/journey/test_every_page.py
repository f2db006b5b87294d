"""Every page that can be reached by links, as those who work there: fit for screen readers, for dark and light, for phones."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import get_resolver, resolve
from playwright.sync_api import Page

from tests.house.tree import ROOT
from tests.journey.elsewhere import ELSEWHERE, WALKED
from tests.journey.people import Office

pytestmark = [pytest.mark.slow, pytest.mark.browser]
# Who walks, and in which rooms; lin goes everywhere that an analyst may.
WALKS = {
    "lin": ("insight", "clues", "cases", "filings", "catalogue", "mortgage", "traffic", "notices"),
    "chen": ("cases",),
    "zhao": ("cases", "filings", "notices"),
    "wang": ("filings", "people", ""),
    "xu": ("catalogue",),
    "admin": ("people", "network"),
    "shen": ("audit", "traffic"),
    "ma": ("mortgage", "lending"),
    "luo": ("lending",),
    "deng": ("mortgage", "desk"),
    "tang": ("owners", "authorisations", "exchange", "notices"),
    "hu": ("exchange", "batches"),
    "he": ("exchange",),
}
BY_FORM = {"deng": ["/desk/unit"]}  # what a form leads to and no link
STRANGERS = ["/accounts/login/", "/nowhere", "/verify/none"]
FILES = {"cases:print_file", "cases:attachment", "cases:own_attachment", "clues:export", "filings:problems"}
FILES |= {"mortgage:certificate", "owners:contract", "owners:certificate", "exchange:receipt"}
FILES |= {"audit:key", "audit:checkpoint", "mfa_download_recovery_codes"}
EACH_STATE = {"cases:show", "cases:own"}
GRAVE = {"serious", "critical"}
COLOURS = ["color-contrast"]  # what alone may differ between light and dark
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def axe() -> Axe:
    """The checker, from node_modules (MPL-2.0; it is never shipped)."""
    checker = Axe.from_file(ROOT / "node_modules" / "axe-core" / "axe.min.js")
    assert isinstance(checker, Axe)
    return checker


@pytest.mark.parametrize("username", WALKS)
def test_no_page_shuts_anybody_out_or_outgrows_a_phone(office: Office, axe: Axe, username: str) -> None:
    desk = office.enter_quietly(username, viewport=DESK, reduced_motion="reduce")

    found = {address: list(_faults(desk.page, axe, address)) for address in _reached(desk.page, username)}

    assert WALKED[username] <= {resolve(urlsplit(address).path).view_name for address in found}
    assert [fault for faults in found.values() for fault in faults] == []
    assert desk.complaints == []


@pytest.mark.parametrize("address", STRANGERS)
def test_what_strangers_meet_shuts_nobody_out_either(office: Office, axe: Axe, address: str) -> None:
    page = office.desk("nobody", viewport=DESK, reduced_motion="reduce").page
    page.goto(address)

    assert list(_faults(page, axe, address)) == []


def test_every_address_is_walked_to_or_says_why_not() -> None:
    addresses = {name for name in _names(get_resolver()) if not name.startswith("api:")}
    walked = set().union(*WALKED.values()) | {"account_login", "certificates:verify"}
    excused = [name for names in ELSEWHERE.values() for name in names]

    assert sorted(addresses - walked) == sorted(excused)


def _names(among: Any, room: str = "") -> Iterator[str]:
    for one in among.url_patterns:
        if hasattr(one, "url_patterns"):
            yield from _names(one, f"{room}{one.namespace}:" if one.namespace else room)
        else:
            yield f"{room}{one.name}"


def _reached(page: Page, username: str) -> Iterator[str]:
    """One address of each kind, found by following links from the first page on; every case, whatever its state."""
    rooms, known = WALKS[username], set()
    waiting = ["/", "/people/me", *BY_FORM.get(username, ())]
    while waiting:
        address = waiting.pop(0)
        page.goto(address)
        for path in page.locator("a[href]").evaluate_all("all => all.map(one => one.pathname + one.search)"):
            kind = _kind(path)
            if kind not in known and kind.partition(" ")[0].rpartition(":")[0] in rooms and kind not in FILES:
                known.add(kind)
                waiting.append(path)
        yield address


def _kind(address: str) -> str:
    path = urlsplit(address).path
    name = resolve(path).view_name
    return f"{name} {path}" if name in EACH_STATE else name


def _faults(page: Page, axe: Axe, address: str) -> Iterator[str]:
    """What is wrong with the page as it stands, in Chinese, and then in English: there colours are the same."""
    yield from _grave(page, axe, f"{address} zh light", {})
    _dress(page, "dark")
    yield from _grave(page, axe, f"{address} zh dark", {"runOnly": COLOURS})
    yield from _too_wide(page, f"{address} zh")
    _speak(page, "en")
    yield from _grave(page, axe, f"{address} en", {"rules": {name: {"enabled": False} for name in COLOURS}})
    yield from _too_wide(page, f"{address} en")
    _speak(page, "zh-hans", is_shown=False)


def _grave(page: Page, axe: Axe, where: str, options: dict[str, Any]) -> Iterator[str]:
    for fault in axe.run(page, options={"resultTypes": ["violations"], **options}).response["violations"]:
        if fault["impact"] in GRAVE:
            yield f"{where}: {fault['id']}: " + "; ".join(node["html"][:120] for node in fault["nodes"][:3])


def _dress(page: Page, scheme: str) -> None:
    page.evaluate("scheme => document.documentElement.setAttribute('data-bs-theme', scheme)", scheme)


def _speak(page: Page, language: str, *, is_shown: bool = True) -> None:
    """Have the pages come in the language from now on, this one too if it `is_shown` once more."""
    page.context.add_cookies([{"name": "language", "value": language, "url": page.evaluate("location.origin")}])
    if is_shown:
        page.reload()


def _too_wide(page: Page, where: str) -> Iterator[str]:
    page.set_viewport_size(PHONE)
    wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    page.set_viewport_size(DESK)
    if wide > 0:
        yield f"{where}: {wide} px wider than a phone"
