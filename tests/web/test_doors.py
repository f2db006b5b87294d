"""Every address of the console, walked as every one of the cast, against the tables in tests/<room>/doors.yaml.

A table says for an address (by name) with what example it is walked and which of the cast find it there (200, or a
redirect that is its work); everybody else finds nothing (404), strangers the sign-in page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mingjian.engine import strict_yaml
from mingjian.people.cast import CAST
from mingjian.people.models import User
from tests.doors import EXAMPLES

FOREIGN = ("account_", "mfa_", "usersessions_", "socialaccount_", "openid_connect_", "language", "health", "api-")


@dataclass(frozen=True)
class Door:
    """One address and who finds something behind it."""

    name: str
    seen_by: frozenset[str]
    method: str
    example: str | None


def _doors() -> Iterator[Door]:
    for path in sorted(Path(__file__).parents[1].glob("*/doors.yaml")):
        for name, said in strict_yaml.read(path).items():
            seen_by = frozenset(member.username for member in CAST) if said["seen_by"] == "all" else said["seen_by"]
            yield Door(name, frozenset(seen_by), said.get("method", "get"), said.get("example"))


DOORS = {door.name: door for door in _doors()}


def _names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}"


def test_every_address_has_its_line_in_a_table() -> None:
    names = {name for name in _names(get_resolver()) if not name.startswith(FOREIGN)}

    assert names == set(DOORS)


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS.values(), ids=lambda door: door.name)
def test_everybody_finds_what_is_theirs_and_nothing_else(door: Door) -> None:
    address = reverse(door.name, kwargs=_example(door))

    answers = {member.username: _knock(address, member.username, door.method) for member in CAST}

    assert {name for name, status in answers.items() if status in (200, 302, 303)} == door.seen_by, answers
    assert {status for name, status in answers.items() if name not in door.seen_by} <= {404}
    stranger = getattr(Client(), door.method)(address)
    assert (stranger.status_code, stranger.headers.get("Location", "")[:16]) == (302, "/accounts/login/")


def _example(door: Door) -> dict[str, Any]:
    return EXAMPLES[door.example]() if door.example else {}


def _knock(address: str, username: str, method: str) -> int:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return int(getattr(client, method)(address).status_code)
