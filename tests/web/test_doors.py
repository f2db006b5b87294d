"""Every address of the console, walked as every one of the cast, against the tables in tests/<room>/doors.yaml.

A table says for an address (by name) with what example, method and body it is walked and which of the cast find it
there (200, or a redirect that is its work); everybody else finds nothing (404), strangers the sign-in page. A door of
the API is walked with everybody's token instead: who lacks its scope is told so (403), strangers too (401). Its `form` is
the body's kind; a `signed` door looks at the signature of an organisation and at nobody's token; `file` names the field in which a file is sent as a browser does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mingjian.engine import strict_yaml
from mingjian.people.cast import CAST
from mingjian.people.models import User
from tests.doors import EXAMPLES, token_for

FOREIGN = (
    "account_",
    "mfa_",
    "usersessions_",
    "socialaccount_",
    "openid_connect_",
    "language",
    "health",
    "api:api-",
    "api:openapi-",
)
EVERYBODY = [member.username for member in CAST]
FOUND = (200, 201, 202, 204, 302, 303)


@dataclass(frozen=True)
class Door:
    """One address by one method, and who finds something behind it."""

    name: str
    seen_by: frozenset[str]
    method: str = "get"
    example: str | None = None
    body: dict[str, Any] = field(default_factory=dict, hash=False)
    public: bool = False
    signed: bool = False
    form: str = "application/json"
    file: str = ""

    @property
    def is_api(self) -> bool:
        return self.name.startswith("api:")

    def address(self) -> str:
        """Where it is; the example is made for it, once a test: what is done behind the door is undone alone."""
        return reverse(self.name, kwargs=EXAMPLES[self.example]() if self.example else {})

    def knock(self, client: Client, address: str, **headers: str) -> Any:
        """The answer; what it did is undone."""
        how = {"content_type": self.form} if self.is_api and self.method != "get" and not self.file else {}
        body = {self.file: SimpleUploadedFile("说明.txt", "说明".encode())} if self.file else self.body
        with transaction.atomic():
            answer = getattr(client, self.method)(address, body, headers=headers, **how)
            transaction.set_rollback(True)
        return answer


def _doors() -> Iterator[Door]:
    for path in sorted(Path(__file__).parents[1].glob("*/doors.yaml")):
        for name, said in strict_yaml.read(path).items():
            methods = said.pop("method", "get")
            seen_by = said.pop("seen_by")
            for method in [methods] if isinstance(methods, str) else methods:
                yield Door(name, frozenset(EVERYBODY if seen_by == "all" else seen_by), method, **said)


DOORS = list(_doors())


def _names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}"


def _called(door: Door) -> str:
    return f"{door.method} {door.name}"


def test_every_address_has_its_line_in_a_table() -> None:
    names = {name for name in _names(get_resolver()) if not name.startswith(FOREIGN)}

    assert names == {door.name for door in DOORS}


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS, ids=_called)
def test_everybody_finds_what_is_theirs_and_nothing_else(door: Door) -> None:
    address = door.address()
    answers = {username: _status(door, address, username) for username in EVERYBODY}

    assert {name for name, status in answers.items() if status in FOUND} == door.seen_by, answers
    refusals = {400, 401} if door.signed else {403, 404} if door.is_api else {404}
    assert {status for name, status in answers.items() if name not in door.seen_by} <= refusals


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS, ids=_called)
def test_strangers_are_led_to_the_sign_in_page(door: Door) -> None:
    answer = door.knock(Client(), door.address())

    met = answer.status_code, answer.headers.get("Location", "").partition("?")[0]
    if door.public:
        assert met[0] in FOUND
    elif door.signed:
        assert met[0] in (400, 401)
    else:
        assert met == ((401, "") if door.is_api else (302, "/accounts/login/"))


@pytest.mark.django_db
@pytest.mark.parametrize("door", [door for door in DOORS if door.method == "post" and not door.is_api], ids=_called)
def test_nothing_is_changed_from_another_site(door: Door) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username=min(door.seen_by)))

    assert door.knock(client, door.address()).status_code == 403


def _status(door: Door, address: str, username: str) -> int:
    user = User.objects.get(username=username)
    if door.is_api:
        return int(door.knock(Client(), address, authorization=f"Bearer {token_for(user)}").status_code)
    client = Client()
    client.force_login(user)
    return int(door.knock(client, address).status_code)
