"""A signed and authorised question gets the least answer, bound to the question, with a receipt that anybody can check."""

import json
from dataclasses import replace
from typing import Any

import pytest

from mingjian.audit.models import Entry
from mingjian.authorisations.models import Authorisation
from mingjian.client import AnswerNotGood, Question
from mingjian.exchange.models import Query
from mingjian.network.keys import network_public
from mingjian.signing import receipts
from mingjian.signing.messages import Message
from tests.exchange.conftest import Bank, joined


def test_the_answer_holds_the_fields_of_the_purpose_and_nothing_else(
    bank: Bank, question: Question, unit: dict[str, Any]
) -> None:
    asked = bank.ask(replace(question, same={"owner_id_number": unit["owner_id_number"]}))

    said = asked.said
    record = said["records"][0]
    assert (asked.answer.status, asked.state, said["service"]) == (200, "answered", "real_estate.title")
    assert record["title_number"] == unit["title_number"]
    assert record["owner_id_number"] is True
    assert unit["owner_id_number"] not in json.dumps(said)


def test_the_answer_tells_its_length_so_that_the_connection_lives_on(bank: Bank, question: Question) -> None:
    answer = bank.ask(question).answer

    assert answer.headers["content-length"] == str(len(answer.body))


def test_whether_a_field_is_the_one_named_is_told_only_when_one_is_named(bank: Bank, question: Question) -> None:
    record = bank.ask(question).said["records"][0]
    other = bank.ask(replace(question, same={"owner_id_number": "110101198001011239"})).said["records"][0]

    assert "owner_id_number" not in record
    assert other["owner_id_number"] is False


def test_no_record_is_an_answer_of_its_own(bank: Bank, question: Question) -> None:
    seizure = replace(question, service="real_estate.seizure")

    asked = bank.ask(seizure)

    assert (asked.answer.status, asked.state, asked.said["records"]) == (200, "no_record", [])


def test_the_same_idempotency_key_gives_the_same_answer_and_counts_once(
    bank: Bank, question: Question, allowed: Authorisation
) -> None:
    first = bank.ask(question, "a-key-of-business-1")
    second = bank.ask(question, "a-key-of-business-1")

    allowed.refresh_from_db()
    assert second.answer.body == first.answer.body
    assert second.answer.headers["mingjian-repeated"] == "true"
    assert second.answer.headers["mingjian-entry"] == first.answer.headers["mingjian-entry"]
    assert (allowed.uses, Query.objects.count()) == (1, 1)


def test_the_receipt_holds_offline(bank: Bank, question: Question) -> None:
    asked = bank.ask(question)

    receipt = receipts.read(json.dumps(bank.wire.receipt(asked).document()))

    assert receipts.faults(receipt, network_public()) == []
    assert receipts.faults(receipt, bank.key.public) == ["network_key"]


def test_a_refusal_is_logged_and_has_its_receipt_too(bank: Bank, question: Question) -> None:
    asked = bank.ask(replace(question, case="DK-2026-002"))

    receipt = bank.wire.receipt(asked)

    facts = json.loads(receipt.proof.said.facts)
    assert (facts["state"], facts["reason"]) == ("refused", "other_purpose")
    assert receipts.faults(receipt) == []


def test_the_log_holds_the_hash_and_never_the_number(bank: Bank, question: Question, unit: dict[str, Any]) -> None:
    asked = bank.ask(replace(question, same={"owner_id_number": "110101198001011239"}))

    entry = Entry.objects.get(about_id=asked.said["query"])
    assert (entry.action, entry.organisation, entry.facts["subject"]) == ("query.answer", "B0001", unit["unit_code"])
    assert "110101198001011239" not in entry.said_facts


CHANGES = {
    "request_digest": lambda said: said["request"].update(body="e30="),
    "answer_digest": lambda said: said["answer"].update(body="e30="),
    "request_signature": lambda said: said["request"].update(authority="elsewhere"),
    "answer_signature": lambda said: said["answer"].update(status=201),
    "entry": lambda said: said["proof"]["entry"].update(facts="{}"),
    "inclusion": lambda said: said["proof"]["entry"].update(actor="somebody"),
    "checkpoint": lambda said: said["keys"].update(log=said["keys"]["asker"]),
}


@pytest.mark.parametrize("fault", CHANGES)
def test_whatever_is_changed_in_a_receipt_is_found(bank: Bank, question: Question, fault: str) -> None:
    said = json.loads(json.dumps(bank.wire.receipt(bank.ask(question)).document()))

    CHANGES[fault](said)

    assert fault in receipts.faults(receipts.read(json.dumps(said)))


def test_an_answer_to_another_question_is_not_believed(bank: Bank, question: Question) -> None:
    first, second = bank.ask(question), bank.ask(question)

    with pytest.raises(AnswerNotGood):
        bank.wire.verified(first.request, replace(second.answer, request=first.request))


def test_anothers_query_has_no_proof_for_us(bank: Bank, question: Question) -> None:
    asked, other = bank.ask(question), joined("B0002")

    request = other.wire.signed(f"/api/network/queries/{asked.said['query']}/proof", b"{}", "0123456789abcdef")
    answer: Message = other.wire.sent(request)

    assert (answer.status, json.loads(answer.body)["code"]) == (404, "query_unknown")
