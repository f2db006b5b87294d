"""The pages: a clerk asks and keeps the receipt, the others see what is theirs."""

import json
from typing import Any

import pytest

from mingjian.authorisations.models import Authorisation
from mingjian.exchange.models import Query
from mingjian.signing import receipts


def test_a_clerk_asks_and_keeps_the_receipt(asked: Query, unit: dict[str, Any], as_user: Any) -> None:
    page = as_user("hu").get(f"/network/queries/{asked.number}").content.decode()
    receipt = as_user("hu").get(f"/network/queries/{asked.number}/receipt").content.decode()

    assert unit["title_number"] in page
    assert receipts.faults(receipts.read(receipt)) == []
    assert json.loads(receipts.read(receipt).request.body)["clerk"] == "hu"


def test_a_refused_question_is_asked_again_without_typing_it_again(
    bank: Any, unit: dict[str, Any], allowed: Authorisation, as_user: Any
) -> None:
    hu = as_user("hu")
    typed = {"what": "real_estate.title mortgage", "subject": unit["unit_code"], "case": "DK-9"}
    hu.post("/network/ask", {**typed, "authorisation": allowed.number})
    refused = Query.objects.get()
    shown = hu.get(f"/network/queries/{refused.number}").content.decode()

    form = hu.get(f"/network/ask?again={refused.number}").content.decode()
    others = as_user("yan").get(f"/network/ask?again={refused.number}").content.decode()

    assert (refused.reason, f"/network/ask?again={refused.number}" in shown) == ("other_purpose", True)
    assert [f'value="{text}"' in form for text in (unit["unit_code"], "DK-9", allowed.number)] == [True] * 3
    assert unit["unit_code"] not in others


def test_a_court_asks_by_its_duty_with_an_article_and_a_case(bank: Any, unit: dict[str, Any], as_user: Any) -> None:
    yan = as_user("yan")
    typed = {"what": "real_estate.seizure enforcement", "subject": unit["unit_code"], "case": "（2026）执1号"}

    yan.post("/network/ask", typed)
    yan.post("/network/ask", {**typed, "article": "查封规定第二十六条"})

    by_consent, by_duty = Query.objects.order_by("pk")
    assert by_consent.state == "refused"
    assert by_duty.state in {"answered", "no_record"}


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
