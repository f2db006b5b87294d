"""Every reason for which the network refuses, each met once; nothing is answered, and the log has every refusal."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from mingjian.audit.models import Entry
from mingjian.audit.services import checkpoint_make
from mingjian.authorisations.models import Authorisation
from mingjian.client import Question
from mingjian.exchange import checks, writing
from mingjian.network import limits, sources, switches
from mingjian.network.models import Key, Member, Quota, ServiceSwitch
from mingjian.network.refusals import REFUSALS
from mingjian.people.models import Organisation
from mingjian.signing.messages import REQUEST_COVERS, Message, Terms, signed_headers
from mingjian.web import signing
from mingjian.web.library import library
from tests.exchange.conftest import Bank, allow, joined


def _changed(question: Question, **more: Any) -> Question:
    return replace(question, **more)


ASKED_WRONGLY: dict[str, Callable[[Question], Question]] = {
    "service_unknown": lambda q: _changed(q, service="real_estate.nothing"),
    "not_allowed": lambda q: _changed(q, purpose="means_test"),
    "subject_unreadable": lambda q: _changed(q, subject="一号楼"),
    "field_not_offered": lambda q: _changed(q, fields=["owner_name", "cancelled_on"]),
    "authorisation_missing": lambda q: _changed(q, authorisation=""),
    "authorisation_unknown": lambda q: _changed(q, authorisation="0" * 24),
    "other_purpose": lambda q: _changed(q, case="DK-2026-999"),
    "out_of_range": lambda q: _changed(q, subject="110101GB000000999999"),
    "field_not_authorised": lambda q: _changed(q, service="real_estate.seizure", fields=["starts_on"]),
}


@pytest.mark.parametrize("reason", ASKED_WRONGLY)
def test_a_question_that_asks_too_much_is_refused(reason: str, bank: Bank, question: Question) -> None:
    asked = bank.ask(ASKED_WRONGLY[reason](question))

    refusal = REFUSALS[reason]
    assert (asked.state, asked.said["code"], asked.answer.status) == ("refused", reason, refusal.status)
    assert asked.said["message"] == {"zh": refusal.words.zh, "en": refusal.words.en}
    assert Entry.objects.get(about_id=asked.said["query"]).facts["reason"] == reason


LONG_AGO = timedelta(days=400)
STATES: dict[str, Callable[[Bank, Authorisation], object]] = {
    "asker_not_registered": lambda bank, _: Member.objects.filter(organisation=bank.organisation).update(state="suspended"),
    "service_disabled": lambda _bank, _: ServiceSwitch.objects.create(service="real_estate.title", is_on=False),
    "key_expired": lambda bank, _: Key.objects.update(ends_at=bank.key.starts_at),
    "authorisation_pending": lambda _, one: _set(one, state="pending"),
    "authorisation_paused": lambda _, one: _set(one, state="paused"),
    "authorisation_withdrawn": lambda _, one: _set(one, state="withdrawn"),
    "no_longer_theirs": lambda _, one: _set(one, person="0" * 32),
    "authorisation_ended": lambda _, one: _set(one, state="rejected"),
    "authorisation_expired": lambda _, one: _set(one, starts_at=one.starts_at - LONG_AGO, ends_at=one.starts_at - timedelta(1)),
    "over_frequency": lambda _, one: _set(one, span_began_on="2000-01-01", uses_in_span=5),
    "quota_used_up": lambda bank, _: Quota.objects.create(organisation=bank.organisation, service="real_estate.title", a_day=0),
}  # fmt: skip


def _set(one: Authorisation, **facts: Any) -> None:
    Authorisation.objects.filter(pk=one.pk).update(**facts)


@pytest.mark.parametrize("reason", STATES)
def test_what_is_not_in_order_is_refused(reason: str, bank: Bank, question: Question, allowed: Authorisation) -> None:
    STATES[reason](bank, allowed)
    switches.forget()

    assert bank.code(question) == reason


def test_a_member_whose_organisation_is_closed_is_refused(bank: Bank, question: Question) -> None:
    Organisation.objects.filter(pk=bank.organisation.pk).update(is_active=False)

    assert bank.code(question) == "asker_not_registered"


def test_a_revoked_key_opens_nothing_and_the_new_one_does(bank: Bank, question: Question) -> None:
    renewed = joined("B0001")
    Key.objects.filter(pk=bank.key.pk).update(revoked_at=bank.key.starts_at)

    assert (bank.code(question), renewed.code(question)) == ("key_expired", "answered")


def test_a_statutory_query_names_its_article_and_needs_no_consent(bank: Bank) -> None:
    bureau = joined("D0002")
    test = Question("civil_affairs.death", "110101199001011234", "means_test", "JZ-2026-7", "经办人")

    asked = bureau.ask(replace(test, article="《社会救助暂行办法》第五十八条"))

    assert bureau.code(test) == "article_missing"
    assert asked.state == "no_record"


def _code(answer: Message) -> str:
    return str(json.loads(answer.body)["code"])


def _sent(bank: Bank, question: Question, **how: Any) -> Message:
    """The question signed otherwise than the client does."""
    right = bank.wire.signed("/api/network/queries", question.body, "0123456789abcdef")
    terms = replace(Terms.now(bank.key.name, checks.TAG), **how.pop("terms", {}))
    covers = how.pop("covers", REQUEST_COVERS)
    bare = {name: value for name, value in right.headers.items() if not name.startswith("signature")}
    message = replace(right, headers=bare, **how)
    added = signed_headers(message, terms, covers, lambda text: signing.sign(bank.wire.key, text))
    return bank.wire.sent(replace(message, headers={**bare, **added}))


def _now() -> int:
    return Terms.now("", "").created


WRONGLY_SIGNED: dict[str, Callable[[Bank, Question], Message]] = {
    "clock_skew": lambda b, q: _sent(b, q, terms={"created": _now() + 90, "expires": _now() + 150}),
    "signature_expired": lambda b, q: _sent(b, q, terms={"created": _now() - 90, "expires": _now() - 40}),
    "signature_wrong": lambda b, q: _sent(b, q, covers=("@method", "content-digest")),
    "key_unknown": lambda b, q: _sent(b, q, terms={"keyid": "B0001.somebody"}),
}


@pytest.mark.parametrize("reason", WRONGLY_SIGNED)
def test_a_request_signed_wrongly_is_refused(reason: str, bank: Bank, question: Question) -> None:
    assert _code(WRONGLY_SIGNED[reason](bank, question)) == reason


def test_a_signature_that_lives_for_hours_is_refused(bank: Bank, question: Question) -> None:
    answer = _sent(bank, question, terms={"expires": _now() + 3600})

    assert _code(answer) == "signature_expired"


def test_a_changed_body_is_refused(bank: Bank, question: Question) -> None:
    request = bank.wire.signed("/api/network/queries", question.body, "0123456789abcdef")

    answer = bank.wire.sent(replace(request, body=replace(question, clerk="别人").body))

    assert _code(answer) == "digest_differs"


def test_a_path_that_was_not_signed_is_refused(bank: Bank, question: Question) -> None:
    request = bank.wire.signed("/api/network/queries", question.body, "0123456789abcdef")

    answer = bank.wire.sent(replace(request, path="/api/network/queries?x=1"))

    assert _code(answer) == "signature_wrong"


def test_an_unsigned_request_is_refused_and_so_is_what_cannot_be_read(bank: Bank, question: Question) -> None:
    bare = Message({}, question.body, "POST", "testserver", "/api/network/queries")

    assert _code(bank.wire.sent(bare)) == "signature_missing"
    assert _code(bank.wire.sent(replace(bare, body=b"{}"))) == "unreadable"


@pytest.mark.parametrize(("behind", "code"), [(0, "answered"), (1, "stale")])
def test_a_register_that_has_fallen_behind_is_not_answered_from(
    behind: int, code: str, bank: Bank, question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = library().services["real_estate.title"]
    found = sources.laid(service)
    assert found.newest
    days = limits.fresh_days(service, found.newest) + behind
    old = replace(found, as_of=found.newest - timedelta(days))
    monkeypatch.setattr(sources, "laid", lambda _: old)

    assert bank.code(question) == code


def test_a_signed_request_serves_once(bank: Bank, question: Question, allowed: Authorisation) -> None:
    request = bank.wire.signed("/api/network/queries", question.body, "0123456789abcdef")

    codes = [bank.wire.sent(request).status, _code(bank.wire.sent(request))]

    allowed.refresh_from_db()
    assert (codes, allowed.uses) == ([200, "replayed"], 1)


def test_an_idempotency_key_serves_one_content(bank: Bank, question: Question) -> None:
    bank.ask(question, "a-key-of-business-1")

    assert bank.ask(replace(question, clerk="别人"), "a-key-of-business-1").said["code"] == "key_reused"


def test_withdrawal_counts_from_the_next_question(bank: Bank, question: Question, allowed: Authorisation) -> None:
    first = bank.ask(question).state
    _set(allowed, state="withdrawn")

    assert (first, bank.code(question)) == ("answered", "authorisation_withdrawn")


def test_a_use_a_day_is_a_use_a_day(bank: Bank, unit: dict[str, Any], question: Question, later: Any) -> None:
    daily = allow(bank, unit["unit_code"], span="day", most_uses=1)
    asked = replace(question, authorisation=daily.number)

    same_day = [bank.code(asked), bank.code(asked)]
    checkpoint_make()
    later(days=1)

    assert (same_day, _code_at(bank, asked, days=1)) == (["answered", "over_frequency"], "answered")


def _code_at(bank: Bank, question: Question, days: int) -> str:
    """Signed by a clock that is as far on as the network's."""
    moved = {"created": _now() + days * 86400, "expires": _now() + days * 86400 + 60}
    return str(json.loads(_sent(bank, question, terms=moved).body).get("code", "answered"))


def test_when_nothing_can_be_logged_nothing_is_answered(
    bank: Bank, question: Question, allowed: Authorisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError("no space left on the device")

    monkeypatch.setattr(writing.log, "append", full)
    with pytest.raises(OSError, match="no space"):
        bank.ask(question)

    allowed.refresh_from_db()
    assert allowed.uses == 0


def test_a_log_that_is_not_sealed_in_time_stops_the_network(bank: Bank, question: Question, later: Any) -> None:
    later(hours=5)

    answer = bank.ask(question)

    assert (answer.said["code"], answer.answer.status) == ("network_cannot_answer", 503)
