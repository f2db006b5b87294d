"""Notices reach an institution's own system signed, at least once, and what cannot be delivered is seen."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from mingjian.client import NoticeNotGood, notices_acknowledge, notices_in, notices_waiting
from mingjian.network.keys import network_public
from mingjian.notices.addresses import target_of
from mingjian.notices.delivering import at_once, notices_deliver
from mingjian.notices.errors import AddressNotSafe
from mingjian.notices.letters import letter_digest
from mingjian.notices.models import Notice, Webhook
from tests.notices.conftest import Bank, Receiver, joined
from tests.notices.examples import notice


def _waiting(**more: Any) -> Notice:
    one = notice(delivery="waiting", due_at=timezone.now(), **more)
    one.digest = letter_digest(one)
    one.save()
    return one


def test_what_arrives_is_signed_by_the_network_and_arrives_once(hook: Webhook, receiver: Receiver) -> None:
    told = _waiting()

    assert (notices_deliver(), notices_deliver()) == (1, 0)

    told.refresh_from_db()
    [taken] = notices_in(receiver.came[0], network_public())
    assert (told.delivery, told.attempts, len(receiver.came)) == ("delivered", 1, 1)
    assert (taken["number"], taken["sentence"]["en"]) == (told.number, "A firm was listed.")


def test_what_was_altered_or_signed_by_another_is_not_believed(hook: Webhook, receiver: Receiver) -> None:
    _waiting()
    notices_deliver()
    came = receiver.came[0]
    altered = replace(came, body=came.body.replace(b"A firm", b"No firm"))
    elsewhere = replace(came, path="/other")

    for message, key in ((altered, network_public()), (elsewhere, network_public()), (came, "A" * 43 + "=")):
        with pytest.raises(NoticeNotGood):
            notices_in(message, key)


def test_it_is_tried_again_after_growing_pauses_under_the_same_key(
    hook: Webhook, receiver: Receiver, later: Callable[..., None]
) -> None:
    told = _waiting()
    receiver.answers = [503, 500, 204]

    sent = []
    for seconds in (0, 29, 1, 59, 1):
        later(seconds=seconds)
        sent.append(notices_deliver())

    told.refresh_from_db()
    assert sent == [0, 0, 0, 0, 1]
    assert (told.delivery, told.attempts, told.fault) == ("delivered", 3, "")
    assert len({message.headers["idempotency-key"] for message in receiver.came}) == 1


def test_a_dead_letter_is_seen_and_sent_again(
    hook: Webhook, receiver: Receiver, later: Callable[..., None], as_user: Any
) -> None:
    told = _waiting()
    Notice.objects.update(attempts=9)
    receiver.answers = [503]
    notices_deliver()
    told.refresh_from_db()
    page = as_user("zhao").get("/notices/webhook").content.decode()

    receiver.answers = [200]
    again = as_user("zhao").post("/notices/webhook/resend")
    later(seconds=1)

    assert (told.delivery, told.fault) == ("dead", "HTTP 503")
    assert told.number in page
    assert (again.status_code, notices_deliver()) == (302, 1)


def test_one_that_is_refused_does_not_hold_the_others_back_for_ever() -> None:
    assert [at_once(attempts) for attempts in range(6)] == [200, 50, 12, 3, 1, 1]


@pytest.mark.parametrize(
    "address",
    [
        "http://93.184.215.14/", "https://127.0.0.1/", "https://10.0.0.1/", "https://169.254.169.254/",
        "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://user@93.184.215.14/", "ftp://93.184.215.14/",
        "https://nowhere.invalid/", "http://127.0.0.1:1/",
    ],
)  # fmt: skip
def test_nothing_is_sent_inside_or_in_the_clear(address: str, settings: Any) -> None:
    settings.NOTICE_NETWORKS = []

    with pytest.raises(AddressNotSafe):
        target_of(address)


def test_an_inside_network_is_admitted_by_the_administrator(settings: Any) -> None:
    settings.NOTICE_NETWORKS = ["10.0.0.0/8"]

    assert target_of("https://10.1.2.3:8443/in?x=1").path == "/in?x=1"
    with pytest.raises(AddressNotSafe):
        target_of("http://10.1.2.3/")


def test_an_institutions_own_system_fetches_and_acknowledges(bank: Bank) -> None:
    told, other = _waiting(), _waiting(number="f" * 16, organisation=joined("B0002").organisation)

    [waiting] = notices_waiting(bank.wire)
    done = notices_acknowledge(bank.wire, [told.number, other.number], "已核实")
    again = notices_acknowledge(bank.wire, [told.number], "later")

    told.refresh_from_db()
    other.refresh_from_db()
    assert waiting["number"] == told.number
    assert (done, again, notices_waiting(bank.wire)) == ([told.number], [told.number], [])
    assert (told.outcome, told.acknowledged_by, other.acknowledged_at) == ("已核实", bank.key.name, None)
    assert bank.wire.verified  # what was asked was signed both ways
    assert "person" not in json.dumps(waiting)
