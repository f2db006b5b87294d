"""Every page that can be reached by links, as those who work there: fit for screen readers, for dark and light, for phones."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from playwright.sync_api import Page

from tests.house.tree import ROOT
from tests.journey.people import Office

pytestmark = [pytest.mark.slow, pytest.mark.browser]
# Who walks, and in which rooms; lin goes everywhere that an analyst may.
WALKS = {
    "lin": ("insight", "clues", "cases", "filings", "catalogue"),
    "chen": ("cases",),
    "zhao": ("cases", "filings"),
    "wang": ("filings", "people", ""),
    "xu": ("catalogue",),
    "admin": ("people",),
    "shen": ("audit",),
}
FILES = {"cases:print_file", "cases:attachment", "cases:own_attachment", "clues:export", "filings:problems"}
FILES |= {"audit:key", "audit:checkpoint", "mfa_download_recovery_codes"}
EACH_STATE = {"cases:show", "cases:own"}
GRAVE = {"serious", "critical"}
LANGUAGES = ("zh-hans", "en")
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
    found = list(_reached(desk.page, WALKS[username]))

    faults = [fault for address in found for fault in _faults(desk.page, axe, address)]

    assert len(found) > 2
    assert not faults, "\n".join(faults)
    assert desk.complaints == []


@pytest.mark.parametrize("address", ["/accounts/login/", "/nowhere"])
def test_what_strangers_meet_shuts_nobody_out_either(office: Office, axe: Axe, address: str) -> None:
    assert list(_faults(office.desk("nobody", viewport=DESK, reduced_motion="reduce").page, axe, address)) == []


def _reached(page: Page, rooms: tuple[str, ...]) -> Iterator[str]:
    """One address of each kind, found by following links from the first page on; every case, whatever its state."""
    waiting, known = ["/", "/people/me"], set()
    while waiting:
        address = waiting.pop(0)
        page.goto(address)
        yield address
        for path in page.locator("a[href]").evaluate_all("all => all.map(one => one.pathname + one.search)"):
            kind = _kind(path)
            if kind not in known and kind.partition(" ")[0].rpartition(":")[0] in rooms and kind not in FILES:
                known.add(kind)
                waiting.append(path)


def _kind(address: str) -> str:
    path = urlsplit(address).path
    name = resolve(path).view_name
    return f"{name} {path}" if name in EACH_STATE else name


def _faults(page: Page, axe: Axe, address: str) -> Iterator[str]:
    for language in LANGUAGES:
        page.goto(address)
        page.context.add_cookies([{"name": "language", "value": language, "url": page.evaluate("location.origin")}])
        page.reload()
        for scheme in ("light", "dark"):
            page.evaluate("scheme => document.documentElement.setAttribute('data-bs-theme', scheme)", scheme)
            for fault in axe.run(page).response["violations"]:
                if fault["impact"] in GRAVE:
                    targets = "; ".join(node["html"][:120] for node in fault["nodes"][:3])
                    yield f"{address} {language} {scheme}: {fault['id']}: {targets}"
        page.set_viewport_size(PHONE)
        wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        page.set_viewport_size(DESK)
        if wide > 0:
            yield f"{address} {language}: {wide} px wider than a phone"
