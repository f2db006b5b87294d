"""The pages: a clerk asks and keeps the receipt, the person sees it and withdraws, the others see what is theirs."""

import json
import re
from typing import Any

import pytest

from mingjian.exchange.models import Authorisation, Query
from mingjian.people.models import User
from mingjian.signing import receipts
from tests.exchange.conftest import Bank, allow


@pytest.fixture
def asked(bank: Bank, allowed: Authorisation, unit: dict[str, Any], as_user: Any) -> Query:
    """What hu asks at the portal about the unit of tang's permission."""
    User.objects.filter(username="tang").update(party=allowed.person)
    form = {"what": "real_estate.title mortgage", "subject": unit["unit_code"], "case": "DK-2026-001"}
    answer = as_user("hu").post("/network/ask", {**form, "authorisation": allowed.number})
    return Query.objects.get(number=re.search(r"/queries/(\w+)", answer.headers["Location"])[1])  # type: ignore[index]


def test_a_clerk_asks_and_keeps_the_receipt(asked: Query, unit: dict[str, Any], as_user: Any) -> None:
    page = as_user("hu").get(f"/network/queries/{asked.number}").content.decode()
    receipt = as_user("hu").get(f"/network/queries/{asked.number}/receipt").content.decode()

    assert unit["title_number"] in page
    assert receipts.faults(receipts.read(receipt)) == []
    assert json.loads(receipts.read(receipt).request.body)["clerk"] == "hu"


def test_the_person_sees_who_asked_and_withdraws_at_once(
    asked: Query, bank: Bank, question: Any, as_user: Any, allowed: Authorisation
) -> None:
    tang = as_user("tang")
    page = tang.get("/network/mine").content.decode()
    tang.post(f"/network/mine/{allowed.number}/withdraw")

    assert "京华银行" in page
    assert "DK-2026-001" in page
    assert bank.code(question) == "authorisation_withdrawn"


def test_a_permission_waits_for_the_persons_own_hand(
    bank: Bank, unit: dict[str, Any], question: Any, as_user: Any
) -> None:
    waiting = allow(bank, unit["unit_code"], evidence="portal")
    User.objects.filter(username="tang").update(party=waiting.person)

    tang = as_user("tang")
    tang.post(f"/network/mine/{waiting.number}/sign")
    again = tang.post(f"/network/mine/{waiting.number}/sign")

    waiting.refresh_from_db()
    assert (waiting.state, [one["as"] for one in waiting.signatures], again.status_code) == ("active", ["person"], 409)


def test_nobody_elses_permission_can_be_touched(bank: Bank, allowed: Authorisation, as_user: Any) -> None:
    User.objects.filter(username="tang").update(party="0" * 32)

    assert as_user("tang").post(f"/network/mine/{allowed.number}/withdraw").status_code == 404


def test_department_supervisor_and_auditor_see_that_it_was_asked(asked: Query, as_user: Any) -> None:
    served = as_user("he").get("/network/served").content.decode()
    operations = as_user("lin").get("/network/operations").content.decode()
    found = as_user("shen").get(f"/network/search?subject={asked.subject}").content.decode()
    other = as_user("shen").get("/network/search?organisation=B0002").content.decode()

    assert "京华银行" in served
    assert "real_estate.title" in operations
    assert ("DK-2026-001" in found, "DK-2026-001" in other) == (True, False)


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("hu", "/network/"),
        ("he", "/network/served"),
        ("tang", "/network/mine"),
        ("lin", "/network/operations"),
        ("shen", "/network/search"),
    ],
)
def test_a_page_asks_the_database_little(
    who: str, address: str, asked: Query, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user(who)
    client.get(address)

    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200
