"""The person signs with their own hand, sees who asked, and withdraws at once; nobody else touches it."""

from typing import Any

from mingjian.authorisations.models import Authorisation
from mingjian.exchange.models import Query
from mingjian.people.models import User
from tests.exchange.conftest import Bank, allow


def test_the_person_sees_who_asked_and_withdraws_at_once(
    asked: Query, bank: Bank, question: Any, as_user: Any, allowed: Authorisation
) -> None:
    tang = as_user("tang")
    page = tang.get("/network/about").content.decode()
    tang.post(f"/authorisations/{allowed.number}/withdraw")

    assert "京华银行" in page
    assert "DK-2026-001" in page
    assert bank.code(question) == "authorisation_withdrawn"


def test_a_permission_waits_for_the_persons_own_hand(
    bank: Bank, unit: dict[str, Any], question: Any, as_user: Any
) -> None:
    waiting = allow(bank, unit["unit_code"], evidence="portal")
    User.objects.filter(username="tang").update(party=waiting.person)

    tang = as_user("tang")
    tang.post(f"/authorisations/{waiting.number}/sign")
    again = tang.post(f"/authorisations/{waiting.number}/sign")

    waiting.refresh_from_db()
    assert (waiting.state, [one["as"] for one in waiting.signatures], again.status_code) == ("active", ["person"], 409)


def test_nobody_elses_permission_can_be_touched(bank: Bank, allowed: Authorisation, as_user: Any) -> None:
    User.objects.filter(username="tang").update(party="0" * 32)

    assert as_user("tang").post(f"/authorisations/{allowed.number}/withdraw").status_code == 404
