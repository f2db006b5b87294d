"""Signed calls go straight to their door, past all that pages need; everything at those addresses is signed."""

from typing import Any

import pytest
from django.test import Client

from mingjian.client import Question
from mingjian.web.api import api
from mingjian.web.middleware import SIGNED_CALLS
from tests.exchange.conftest import Bank

DOORS = [
    path.replace("{number}", "0" * 28) for path in api.get_openapi_schema()["paths"] if path.startswith(SIGNED_CALLS)
]


def _posted(path: str) -> tuple[int, Any]:
    answer = Client(raise_request_exception=False).post(path, b"{}", "application/json")
    return answer.status_code, answer.json()["code"] if answer["content-type"].startswith("application/json") else ""


def test_a_signed_call_meets_no_session_and_no_page(bank: Bank, question: Question) -> None:
    answer = bank.ask(question).answer

    assert answer.status == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert not {"vary", "content-language", "content-security-policy"} & answer.headers.keys()


@pytest.mark.parametrize("path", DOORS)
def test_nothing_there_is_done_without_a_signature(path: str, bank: Bank) -> None:
    status, code = _posted(path)

    assert (status, code) in {(401, "signature_missing"), (400, "unreadable")}


def test_an_address_without_a_door_is_told_as_anywhere_else(bank: Bank) -> None:
    assert _posted(f"{SIGNED_CALLS}nothing") == _posted("/api/nothing")


def test_a_nul_in_the_address_goes_no_further(bank: Bank) -> None:
    assert _posted(f"{SIGNED_CALLS}queries/%00/proof") == (400, "character_unusable")
