"""Uses given back and uses taken, counted together."""

from datetime import timedelta

import pytest

from mingjian.authorisations.models import Authorisation
from mingjian.client import Question
from mingjian.exchange.answering import Outcome
from mingjian.exchange.asking import Asking
from mingjian.exchange.checks import check
from mingjian.exchange.gateway import trouble
from mingjian.exchange.line import Line
from mingjian.exchange.models import Usage, new_number
from mingjian.exchange.writing import write
from tests.exchange.conftest import Bank, any_key


@pytest.fixture
def once(allowed: Authorisation) -> Authorisation:
    """The permission, for one use."""
    Authorisation.objects.filter(pk=allowed.pk).update(most_uses=1)
    return allowed


def _line(bank: Bank, question: Question) -> Line:
    """A question that has passed the checks and wants a use."""
    asking = Asking(bank.wire.signed("/api/network/queries", question.body, any_key()))
    check(asking)
    return Line(asking, Outcome.empty(new_number()), use=1)


def _failed(line: Line) -> Line:
    """The same line when the department it went to has not answered."""
    line.outcome, line.is_open, line.use = trouble(line.outcome.number, "source_down"), True, -1
    return line


@pytest.mark.parametrize("comes_first", ["the use", "what is given back"])
def test_a_use_given_back_is_free_for_whoever_is_written_beside_it(
    bank: Bank, question: Question, once: Authorisation, comes_first: str
) -> None:
    failing, next_one = _line(bank, question), _line(bank, question)
    write([failing])
    pair = [_failed(failing), next_one]

    write(pair if comes_first == "what is given back" else pair[::-1])

    once.refresh_from_db()
    assert (next_one.outcome.reason, once.uses, once.uses_in_span) == ("", 1, 1)
    assert Usage.objects.get().asked == 1


def test_a_use_of_yesterday_given_back_today_takes_nothing_from_today(
    bank: Bank, question: Question, once: Authorisation
) -> None:
    Authorisation.objects.filter(pk=once.pk).update(span="day")
    failing, next_one = _line(bank, question), _line(bank, question)
    failing.asking.at -= timedelta(days=1)
    write([failing])

    write([next_one])
    write([_failed(failing)])

    once.refresh_from_db()
    assert (next_one.outcome.reason, once.uses, once.uses_in_span) == ("", 1, 1)


def test_a_use_beyond_the_days_quota_is_none_when_midnight_passes_between_the_lines(
    bank: Bank, question: Question, once: Authorisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    Authorisation.objects.filter(pk=once.pk).update(span="day", most_uses=5)
    monkeypatch.setattr("mingjian.network.limits.a_day", lambda *_: 1)
    before, beyond, after = (_line(bank, question) for _ in range(3))
    before.asking.at -= timedelta(days=1)
    beyond.asking.at -= timedelta(days=1)

    write([before, beyond, after])

    once.refresh_from_db()
    assert [line.outcome.reason for line in (before, beyond, after)] == ["", "quota_used_up", ""]
    assert (once.uses, once.uses_in_span) == (2, 2)


def test_a_use_of_yesterday_that_was_counted_today_is_given_back_to_today(
    bank: Bank, question: Question, once: Authorisation
) -> None:
    Authorisation.objects.filter(pk=once.pk).update(span="day", most_uses=2)
    failing, beside, next_one = (_line(bank, question) for _ in range(3))
    failing.asking.at -= timedelta(days=1)
    write([failing, beside])

    write([_failed(failing)])
    write([next_one])

    once.refresh_from_db()
    assert (next_one.outcome.reason, once.uses, once.uses_in_span) == ("", 2, 2)
