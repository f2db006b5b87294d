"""One of the cast at a desk: a browser of their own, signed in with password and authenticator app."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from tests.people.totp import code_of

PATIENCE = 60_000  # milliseconds, for machines that have much else to do
WORDS = {
    "zh-hans": {"locale": "zh-CN", "login": "用户名", "password": "密码", "code": "验证码", "enter": "登录"},
    "en": {"locale": "en-GB", "login": "Username", "password": "Password", "code": "Code", "enter": "Sign in"},
}


GIVEN_UP = ("htmx:afterRequest,", "htmx:sendAbort,")  # how htmx notes a question given up for a newer one


@dataclass
class Desk:
    """Where somebody sits: the page before them, and what the browser complained about meanwhile."""

    username: str
    page: Page
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Hear every complaint from the first page on."""
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(GIVEN_UP):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def photograph(self, folder: Path) -> Path:
        """The page as it stands, whole."""
        where = folder / f"{self.username}.png"
        self.page.screenshot(path=where, full_page=True)
        return where


@dataclass
class Office:
    """A console and a browser; whoever comes in gets a desk."""

    browser: Browser
    address: str
    people: Mapping[str, Mapping[str, str]]
    badges: dict[str, Any]
    desks: list[Desk] = field(default_factory=list)

    def desk(self, username: str, language: str = "zh-hans", **settings: Any) -> Desk:
        """A desk with a browser that has never been here, but speaks `language`."""
        context = self.browser.new_context(base_url=self.address, locale=WORDS[language]["locale"], **settings)
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": "language", "value": language, "url": self.address}])
        desk = Desk(username, context.new_page())
        self.desks.append(desk)
        return desk

    def enter(self, username: str, language: str = "zh-hans") -> Desk:
        """Signed in by hand: password, then the six digits of the app."""
        desk, words, secrets = self.desk(username, language), WORDS[language], self.people[username]
        desk.page.goto("/")
        desk.page.get_by_label(words["login"]).fill(username)
        desk.page.get_by_label(words["password"]).fill(secrets["password"])
        desk.page.get_by_role("button", name=words["enter"], exact=True).click()
        desk.page.get_by_label(words["code"]).fill(code_of(secrets["secret"]))
        desk.page.get_by_role("button", name=words["enter"], exact=True).click()
        expect(desk.page.locator(".reader-name")).to_be_visible()
        return desk

    def enter_quietly(self, username: str, language: str = "zh-hans", **settings: Any) -> Desk:
        """At a desk where `username` signed in before, to look at pages."""
        if username not in self.badges:
            self.badges[username] = self.enter(username).page.context.storage_state()
        return self.desk(username, language, storage_state=self.badges[username], **settings)

    def close(self) -> None:
        """Everybody goes home."""
        for desk in self.desks:
            desk.page.context.close()


def drop(page: Page, place: Locator, files: Iterable[Path]) -> None:
    """Files dragged from a folder window and let go over `place`, as the browser itself tells it to the page."""
    box = place.bounding_box()
    assert box
    where = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    carried = {"items": [], "files": [str(path) for path in files], "dragOperationsMask": 1}
    hand = page.context.new_cdp_session(page)
    for move in ("dragEnter", "dragOver", "drop"):
        hand.send("Input.dispatchDragEvent", {"type": move, **where, "data": carried})
