"""The due day counts working days, moves with extensions, and says when no holiday calendar is published."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.utils import timezone

from mingjian.cases.errors import CaseNotOpen, ExtensionPending, ExtensionTooLong
from mingjian.cases.models import Case
from mingjian.cases.services import dispatching
from mingjian.cases.services.dispatching import case_dispatch, extension_ask, extension_decide
from mingjian.deadlines import CHINA
from mingjian.people.models import User

Person = Callable[[str], User]


@pytest.fixture
def before_the_holiday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the 25th of September 2026: the holiday of 1 to 7 October lies ahead, 10 October is worked."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 9, 25, 10, tzinfo=CHINA))


def test_ten_working_days_go_around_the_national_day(person: Person, drafted: Case, before_the_holiday: None) -> None:
    case = case_dispatch(by=person("lin"), case=drafted, request="请说明。")

    expected = dispatching.deadline(case).due_on
    assert case.term_days == 10
    assert (case.due_on, case.is_due_assumed) == (expected, False)
    assert case.due_on
    assert case.due_on > date(2026, 10, 10)


def test_an_extension_moves_the_due_day_when_granted(person: Person, drafted: Case, before_the_holiday: None) -> None:
    case = case_dispatch(by=person("lin"), case=drafted, request="请说明。", days_given=1)
    asked = extension_ask(by=person("zhao"), case=case, days_more=2, reason="凭证在分行")
    with pytest.raises(ExtensionPending):
        extension_ask(by=person("zhao"), case=case, days_more=2, reason="再申请")

    extension_decide(by=person("lin"), extension=asked, is_granted=True)

    case.refresh_from_db()
    assert case.due_on == date(2026, 9, 30)
    with pytest.raises(CaseNotOpen):
        extension_decide(by=person("lin"), extension=asked, is_granted=False)


def test_a_refusal_leaves_the_due_day(person: Person, dispatched: Case) -> None:
    asked = extension_ask(by=person("zhao"), case=dispatched, days_more=2, reason="凭证在分行")

    extension_decide(by=person("lin"), extension=asked, is_granted=False, note="时间充足")

    due = dispatched.due_on
    dispatched.refresh_from_db()
    assert dispatched.due_on == due


def test_more_than_practice_allows_is_refused(person: Person, dispatched: Case) -> None:
    with pytest.raises(ExtensionTooLong, match="1 to 20"):
        extension_ask(by=person("zhao"), case=dispatched, days_more=21, reason="需要时间")


def test_a_due_day_in_a_year_without_a_calendar_says_so(
    person: Person, drafted: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2031, 3, 3, 10, tzinfo=CHINA))

    case = case_dispatch(by=person("lin"), case=drafted, request="请说明。")

    assert (case.due_on, case.is_due_assumed) == (date(2031, 3, 17), True)
