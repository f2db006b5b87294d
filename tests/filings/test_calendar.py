"""How each period stands."""

from datetime import UTC, date, datetime

import pytest

from mingjian.filings.calendar import calendar_lines, month_ends
from mingjian.filings.models import Receipt
from mingjian.people.models import User

UNTIL = date(2025, 12, 31)


def _standing(username: str, institution: str, period: date) -> str:
    periods, lines = calendar_lines(seen_by=User.objects.get(username=username), until=UNTIL)
    (line,) = [one for one in lines if one.organisation.code == institution]
    return line.cells[periods.index(period)].standing


def test_periods_are_the_ends_of_months() -> None:
    assert list(month_ends(date(2024, 3, 15), 3)) == [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)]


@pytest.mark.django_db
def test_a_period_is_late_when_received_after_its_day_and_accepted_on_it() -> None:
    receipt = Receipt.objects.filter(institution="B0001", period=UNTIL).latest("version")

    Receipt.objects.filter(pk=receipt.pk).update(received_at=datetime(2026, 1, 15, 12, tzinfo=UTC))
    on_the_day = _standing("lin", "B0001", UNTIL)
    Receipt.objects.filter(pk=receipt.pk).update(received_at=datetime(2026, 1, 16, 12, tzinfo=UTC))
    after = _standing("lin", "B0001", UNTIL)

    assert (on_the_day, after) == ("accepted", "late")


@pytest.mark.django_db
def test_what_was_never_filed_is_overdue_and_departments_owe_quarters_only() -> None:
    Receipt.objects.filter(institution__in=["B0001", "D0001"]).delete()

    assert _standing("lin", "B0001", date(2025, 11, 30)) == "overdue"
    assert _standing("lin", "D0001", date(2025, 11, 30)) == "none"
    assert _standing("lin", "D0001", UNTIL) == "overdue"


@pytest.mark.django_db
def test_nothing_was_owed_before_anybody_filed() -> None:
    periods, _ = calendar_lines(seen_by=User.objects.get(username="lin"), until=UNTIL)

    assert periods == [date(2025, 10, 31), date(2025, 11, 30), UNTIL]


@pytest.mark.django_db
def test_an_institution_sees_its_own_line_only() -> None:
    _, lines = calendar_lines(seen_by=User.objects.get(username="wang"), until=UNTIL)

    assert [line.organisation.code for line in lines] == ["B0001"]
