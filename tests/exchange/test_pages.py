"""The pages: a clerk asks and keeps the receipt, the others see what is theirs."""

import json
from typing import Any

import pytest

from mingjian.exchange.models import Query
from mingjian.signing import receipts


def test_a_clerk_asks_and_keeps_the_receipt(asked: Query, unit: dict[str, Any], as_user: Any) -> None:
    page = as_user("hu").get(f"/network/queries/{asked.number}").content.decode()
    receipt = as_user("hu").get(f"/network/queries/{asked.number}/receipt").content.decode()

    assert unit["title_number"] in page
    assert receipts.faults(receipts.read(receipt)) == []
    assert json.loads(receipts.read(receipt).request.body)["clerk"] == "hu"


def test_department_supervisor_and_auditor_see_that_it_was_asked(asked: Query, as_user: Any) -> None:
    served = as_user("he").get("/network/served").content.decode()
    operations = as_user("lin").get("/network/operations/").content.decode()
    found = as_user("shen").get(f"/network/operations/search?subject={asked.subject}").content.decode()
    other = as_user("shen").get("/network/operations/search?organisation=B0002").content.decode()

    assert "京华银行" in served
    assert "real_estate.title" in operations
    assert ("DK-2026-001" in found, "DK-2026-001" in other) == (True, False)


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("hu", "/network/"),
        ("he", "/network/served"),
        ("tang", "/network/about"),
        ("tang", "/authorisations/"),
        ("lin", "/network/operations/"),
        ("shen", "/network/operations/search"),
    ],
)
def test_a_page_asks_the_database_little(
    who: str, address: str, asked: Query, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user(who)
    client.get(address)

    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200
