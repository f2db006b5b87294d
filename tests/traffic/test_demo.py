"""The demonstration brings a network in which something was asked, refused and proved."""

from typing import Any

from mingjian.exchange.proving import receipt_of
from mingjian.network.models import Proposal
from mingjian.signing import receipts
from mingjian.traffic.demo import network_enter


def test_it_brings_answers_a_refusal_and_a_person_who_sees_them(db: None, as_user: Any) -> None:
    asked = network_enter()

    assert [query.reason for query in asked] == [*[""] * 5, "authorisation_pending", ""]
    assert receipts.faults(receipt_of(asked[0])) == []
    assert "DK-2026-0001" in as_user("jiang").get("/network/about").content.decode()
    assert network_enter() == []


def test_an_account_of_an_institution_is_nobodys_own(db: None, as_user: Any) -> None:
    admin = as_user("admin")

    answer = admin.post("/network/manage/party", {"party-person": "jiang", "party-number": "110101199001011234"})
    other = admin.post("/network/manage/party", {"party-person": "hu", "party-number": "110101199001011234"})

    nobody = admin.post("/network/manage/party", {"party-person": "jiang", "party-number": "身份证 1"})

    assert (answer.status_code, other.status_code) == (302, 200)
    assert "号码须为身份证件号码" in nobody.content.decode()
    assert 'value="身份证 1"' in nobody.content.decode()
    assert [one.about for one in Proposal.objects.all()] == ["jiang"]
