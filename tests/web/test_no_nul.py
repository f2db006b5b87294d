"""A NUL in an address or a form is told as a mistake: PostgreSQL keeps none in a text, and the page would fail."""

from collections.abc import Callable
from typing import Any

import pytest

from mingjian.web.errors import CharacterUnusable

ADDRESSES = [
    "/cases/HC%00",
    "/cases/?text=%00",
    "/clues/%00",
    "/clues/?q=a%00b",
    "/catalogue/models/%00",
    "/filings/?institution=%00",
    "/overview/indicators/%00",
    "/audit/?action=%00",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_with_a_nul_is_refused_with_a_sentence(as_user: Callable[[str], Any], address: str) -> None:
    answer = as_user("lin").get(address)

    assert answer.status_code == 400
    assert CharacterUnusable.zh in answer.content.decode()


@pytest.mark.parametrize("form", [{"username": "lin\0", "password": "x"}, {"user\0": "lin"}])
def test_a_form_with_a_nul_is_refused_with_a_sentence(client: Any, db: None, form: dict[str, str]) -> None:
    answer = client.post("/accounts/login/", form)

    assert answer.status_code == 400
    assert CharacterUnusable.zh in answer.content.decode()


def test_a_machine_is_told_in_both_languages(as_user: Callable[[str], Any]) -> None:
    answer = as_user("zhao").get("/api/cases/HC%00")

    assert answer.status_code == 400
    assert answer.json()["code"] == "character_unusable"


def test_what_has_no_nul_goes_on(as_user: Callable[[str], Any]) -> None:
    assert as_user("lin").get("/clues/?q=%01").status_code == 200
