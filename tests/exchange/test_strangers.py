"""Strangers are answered always and counted always; the log takes so many of their refusals one by one, and the sum."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from mingjian.audit.models import Entry
from mingjian.client import Question
from mingjian.exchange import strangers
from mingjian.exchange.models import Query, Stranger
from mingjian.signing.messages import Message
from tests.exchange.conftest import Bank


@pytest.fixture(autouse=True)
def three_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "A_MINUTE", 3)
    strangers.forget()


def _unsigned(bank: Bank, question: Question) -> Message:
    return bank.wire.sent(Message({}, question.body, "POST", "testserver", "/api/network/queries"))


def test_a_flood_is_answered_and_bounded_in_the_log(bank: Bank, question: Question) -> None:
    answers = [_unsigned(bank, question) for _ in range(8)]

    assert [answer.status for answer in answers] == [401] * 8
    assert [answer.headers["mingjian-entry"] == "none" for answer in answers] == [False] * 3 + [True] * 5
    assert all("signature" in answer.headers for answer in answers)
    assert (Query.objects.count(), Stranger.objects.get().refused) == (3, 5)


def test_who_signs_is_logged_all_the_same(bank: Bank, question: Question) -> None:
    for _ in range(5):
        _unsigned(bank, question)

    assert bank.ask(question).state == "answered"
    assert Entry.objects.filter(action="query.answer").count() == 4


def test_the_sum_of_a_day_goes_into_the_log_once(bank: Bank, question: Question) -> None:
    for _ in range(5):
        _unsigned(bank, question)
    tomorrow = timezone.localdate() + timedelta(days=1)

    strangers.tell(timezone.localdate())
    strangers.tell(tomorrow)
    strangers.tell(tomorrow)

    entry = Entry.objects.get(action="query.strangers")
    assert {name: entry.facts[name] for name in ("reason", "refused")} == {"reason": "signature_missing", "refused": 2}


def test_the_page_tells_how_many(bank: Bank, question: Question, as_user: Any) -> None:
    for _ in range(5):
        _unsigned(bank, question)

    assert "未单独记录的拒绝" in as_user("lin").get("/network/operations/").content.decode()
