"""The person signs with their own hand, sees who asked, and withdraws at once; nobody else touches it."""

import json
import secrets
from typing import Any

import pytest

from mingjian.audit.models import Entry
from mingjian.authorisations.errors import AuthorisationNotAsked
from mingjian.authorisations.models import Authorisation
from mingjian.authorisations.notice import notice_hash
from mingjian.exchange.models import Query
from mingjian.people.models import User
from mingjian.web.home import lake
from tests.doors import token_for
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
    Authorisation.objects.filter(pk=waiting.pk).update(person=unit["owner_id_number"])
    User.objects.filter(username="tang").update(party=unit["owner_id_number"])

    tang = as_user("tang")
    tang.post(f"/authorisations/{waiting.number}/sign", {"notice": notice_hash()})
    again = tang.post(f"/authorisations/{waiting.number}/sign", {"notice": notice_hash()})

    waiting.refresh_from_db()
    assert (waiting.state, [one["as"] for one in waiting.signatures], again.status_code) == ("active", ["person"], 409)


def test_a_signature_is_on_the_notice_that_was_read(bank: Bank, unit: dict[str, Any], as_user: Any) -> None:
    waiting = allow(bank, unit["unit_code"], evidence="portal")
    User.objects.filter(username="tang").update(party=unit["owner_id_number"])
    tang = as_user("tang")

    answers = [tang.post(f"/authorisations/{waiting.number}/sign", {"notice": said}) for said in ("", "0" * 64)]
    page = tang.get("/authorisations/").content.decode()

    waiting.refresh_from_db()
    assert ([one.status_code for one in answers], waiting.state) == ([409, 409], "pending")
    assert f'name="notice" value="{notice_hash()}"' in page


def test_a_person_does_the_same_over_the_interface(
    asked: Query, allowed: Authorisation, bank: Bank, unit: dict[str, Any], question: Any, client: Any
) -> None:
    waiting = allow(bank, unit["unit_code"], evidence="portal", case_number="DK-2026-002")
    tang = User.objects.get(username="tang")
    User.objects.filter(pk=tang.pk).update(party=unit["owner_id_number"])
    headers = {"authorization": f"Bearer {token_for(tang)}"}

    def call(path: str, **said: str) -> Any:
        return client.post(f"/api/permissions/{path}", said, "application/json", headers=headers)

    mine = client.get("/api/permissions", headers=headers).json()
    unread = call(f"{waiting.number}/sign", notice="0" * 64)
    signed = call(f"{waiting.number}/sign", notice=mine[0]["notice_hash"])
    withdrawn = call(f"{allowed.number}/withdraw", reason="不再办理")
    inquiries = client.get("/api/inquiries", headers=headers).json()

    assert [(one["number"], "sign" in one["moves"]) for one in mine] == [
        (waiting.number, True), (allowed.number, False),
    ]  # fmt: skip
    assert (unread.status_code, unread.json()["code"]) == (409, "notice_not_read")
    assert (signed.json()["state"], withdrawn.json()["state"]) == ("active", "withdrawn")
    assert bank.code(question) == "authorisation_withdrawn"
    assert [(one["number"], one["asker"]) for one in inquiries] == [(asked.number, "B0001")]


def test_nobody_elses_permission_can_be_touched(bank: Bank, allowed: Authorisation, as_user: Any) -> None:
    User.objects.filter(username="tang").update(party="0" * 32)

    assert as_user("tang").post(f"/authorisations/{allowed.number}/withdraw").status_code == 404


def test_nobody_permits_a_look_at_the_property_of_another(bank: Bank, unit: dict[str, Any], as_user: Any) -> None:
    waiting = allow(bank, unit["unit_code"], evidence="portal", person="110101199001011234")
    User.objects.filter(username="tang").update(party=waiting.person)

    answer = as_user("tang").post(f"/authorisations/{waiting.number}/sign", {"notice": notice_hash()})

    waiting.refresh_from_db()
    assert (answer.status_code, waiting.state, waiting.signatures) == (409, "pending", [])


@pytest.mark.parametrize("subjects", [[("person", "110101199001011235")], [("firm", "91110000100000000A")]])
def test_a_permission_is_about_oneself(bank: Bank, subjects: list[tuple[str, str]]) -> None:
    with pytest.raises(AuthorisationNotAsked, match="subjects"):
        allow(bank, "", subjects=subjects)


def _sent_in(bank: Bank, said: dict[str, Any]) -> str:
    """The state of what a bank sends in, or why it is refused."""
    request = bank.wire.signed("/api/network/authorisations", json.dumps(said).encode(), secrets.token_urlsafe(16))
    told = json.loads(bank.wire.sent(request).body)
    return str(told.get("code") or told["state"])


def test_what_an_officer_vouches_for_is_proved_and_about_the_persons_own(bank: Bank, unit: dict[str, Any]) -> None:
    owner = unit["owner_id_number"]
    said = {
        "person": lake().readable([owner])[owner], "person_kind": "person", "subjects": [["unit", unit["unit_code"]]],
        "services": {"real_estate.title": ["title_number"]}, "purpose": "mortgage", "case": "DK-7", "contact": "010-1",
        "days": 7, "evidence": "paper", "evidence_hash": "0" * 64,
    }  # fmt: skip
    of_another = {**said, "person": "110101199001011234"}
    of_nobody = {**said, "subjects": [["unit", "110101GB000000999999"]]}

    told = [_sent_in(bank, one) for one in (said, {**said, "evidence_hash": ""}, of_another, of_nobody)]

    assert told == ["active", *["authorisation_unfit"] * 3]
    refused = Entry.objects.filter(action="authorisation.refuse", organisation="B0001").order_by("index")
    assert [one.facts["reason"] for one in refused] == ["authorisation_not_offered", *["authorisation_not_theirs"] * 2]
