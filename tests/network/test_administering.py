"""What opens the network to somebody takes two administrators; what shuts it takes one, and holds at once."""

from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import IntegrityError, transaction
from django.utils import timezone

from mingjian.audit.models import Entry
from mingjian.client import Question
from mingjian.engine.errors import UserError
from mingjian.exchange.portal import portal_ask
from mingjian.network import errors
from mingjian.network.keys import network_public
from mingjian.network.models import Endpoint, Key, Proposal
from mingjian.network.proposing import proposal_agree, proposal_decline, proposal_make
from mingjian.network.services import key_revoke
from mingjian.network.states import KeyKind, Opening
from mingjian.people.models import Organisation, User
from mingjian.web import signing
from mingjian.web.errors import ReasonMissing
from tests.exchange.conftest import AUTHORITY, Bank, Wire

NUMBER = "110101199001011234"


def person(username: str) -> User:
    return User.objects.get(username=username)


def asked_for(opening: Opening, **terms: Any) -> Proposal:
    return proposal_make(by=person("admin"), opening=opening, **terms)


@pytest.fixture
def account(db: None) -> Proposal:
    """Whose account jiang's is, as the first administrator read it in the papers."""
    return asked_for(Opening.PARTY, person=person("jiang"), number=NUMBER)


def test_a_key_signs_questions_once_another_administrator_agreed_and_no_more_when_it_is_revoked(
    bank: Bank, question: Question
) -> None:
    private = Ed25519PrivateKey.generate()
    public = signing.public_key(private)
    proposal = asked_for(Opening.KEY, organisation=bank.organisation, public=public, days=30)
    before = Key.objects.filter(public=public).exists()

    proposal_agree(by=person("pan"), proposal=proposal)
    key = Key.objects.get(public=public)
    wire = Wire(f"http://{AUTHORITY}", private, key.name, network_public())
    answered = wire.ask(question).state
    key_revoke(by=person("admin"), key=key, reason="设备遗失")

    assert (before, answered, wire.ask(question).said["code"]) == (False, "answered", "key_expired")
    assert bank.ask(question).state == "answered", "the older key goes on"


def test_who_asks_for_it_does_not_agree_to_it_but_takes_it_back_with_a_reason(account: Proposal) -> None:
    admin = person("admin")

    with pytest.raises(errors.AgreedByAnother):
        proposal_agree(by=admin, proposal=account, number=NUMBER)
    with pytest.raises(ReasonMissing):
        proposal_decline(by=admin, proposal=account, reason=" ")
    proposal_decline(by=admin, proposal=account, reason="写错了")

    with pytest.raises(errors.ProposalDecided):
        proposal_agree(by=person("pan"), proposal=account, number=NUMBER)
    assert person("jiang").party == ""
    told = Entry.objects.filter(action__startswith="proposal.").order_by("index")
    assert list(told.values_list("action", flat=True)) == ["proposal.make", "proposal.decline"]


def test_the_database_keeps_one_administrator_from_agreeing_to_their_own(account: Proposal) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=account.pk).update(is_agreed=True, decided_by=account.by)


def test_whose_account_it_is_is_read_in_the_papers_twice(account: Proposal) -> None:
    with pytest.raises(errors.NumberDiffers):
        proposal_agree(by=person("pan"), proposal=account, number="110101199001011235")
    with pytest.raises(errors.NumberNotOne):
        proposal_agree(by=person("pan"), proposal=account, number="")
    before = person("jiang").party

    proposal_agree(by=person("pan"), proposal=account, number=f" {NUMBER} ")

    assert (before, person("jiang").party) == ("", account.terms["party"])
    assert NUMBER not in str(Entry.objects.filter(action="proposal.make").values_list("said_facts", flat=True))


@pytest.mark.parametrize(
    ("opening", "terms", "refusal"),
    [
        (Opening.KEY, {"public": "x", "days": 30}, errors.KeyNotGood),
        (Opening.KEY, {"public": "A" * 43 + "=", "days": 401}, errors.KeyNotGood),
        (Opening.ENDPOINT, {"domain": "housing", "address": "https://a.example", "seconds": 5.0, "public": ""},
         errors.KeyNotGood),
    ],
)  # fmt: skip
def test_what_cannot_be_opened_is_refused_before_it_waits(
    db: None, opening: Opening, terms: dict[str, Any], refusal: type[UserError]
) -> None:
    bank = {"organisation": Organisation.objects.get(code="B0001")} if opening == Opening.KEY else {}

    with pytest.raises(refusal):
        asked_for(opening, **bank, **terms)

    assert not Proposal.objects.exists()


def test_one_about_the_same_waits_at_a_time(account: Proposal) -> None:
    with pytest.raises(errors.AlreadyProposed):
        proposal_make(by=person("pan"), opening=Opening.PARTY, person=person("jiang"), number=NUMBER)


def test_a_department_is_asked_elsewhere_once_agreed_and_in_the_lake_again_likewise(db: None) -> None:
    key = signing.public_key(Ed25519PrivateKey.generate())
    said = {"domain": "housing", "seconds": 5.0, "public": key}
    for address in ("https://housing.example/network", ""):
        proposal = asked_for(Opening.ENDPOINT, address=address, **said)
        before = list(Endpoint.objects.values_list("address", flat=True))
        proposal_agree(by=person("pan"), proposal=proposal)

        assert (before, list(Endpoint.objects.values_list("address", flat=True))) == (
            ([], [address]) if address else (["https://housing.example/network"], [])
        )


def test_a_key_that_the_network_keeps_is_renewed_when_it_ends_or_is_revoked(bank: Bank, question: Question) -> None:
    hu = person("hu")
    kept = Key.objects.filter(kind=KeyKind.PORTAL).order_by("pk")

    states = [portal_ask(by=hu, question=question).state]
    kept.update(ends_at=timezone.now() - timedelta(seconds=1), starts_at=timezone.now() - timedelta(2))
    states.append(portal_ask(by=hu, question=question).state)
    key_revoke(by=person("admin"), key=kept[1], reason="更换")
    states += [portal_ask(by=hu, question=question).state for _ in range(2)]

    assert states == ["answered"] * 4
    assert kept.count() == 3


def test_the_page_has_members_with_their_keys_and_what_waits_for_whom(bank: Bank, as_user: Any) -> None:
    admin, pan = as_user("admin"), as_user("pan")
    form = {"party-person": "jiang", "party-number": NUMBER}
    admin.post("/network/manage/party", form)
    waiting = Proposal.objects.get()

    own, others = (client.get("/network/manage").content.decode() for client in (admin, pan))
    pan.post(f"/network/manage/proposals/{waiting.pk}/agree", {"number": NUMBER})
    pan.post(f"/network/manage/keys/{bank.key.pk}/revoke", {"reason": "到期更换"})
    after = pan.get("/network/manage").content.decode()

    assert ("核对同意" in own, "撤回" in own, "核对同意" in others) == (False, True, True)
    assert bank.key.name in own
    assert (person("jiang").party != "", "已吊销" in after, "最近处理的" in after) == (True, True, True)
    assert NUMBER not in own + others + after
    assert ("B0002 燕山银行" in own, "object (" in own) == (True, False)
