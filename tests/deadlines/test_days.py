"""The official calendar where it is published, weekends where it is not, and it says so."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mingjian.deadlines import CHINA, Deadline, Term, Unit, working_days
from mingjian.deadlines.days import days_reached, is_working, nth_after


def _at(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return datetime(year, month, day, hour, tzinfo=CHINA)


def test_the_spring_festival_of_2026_is_not_counted() -> None:
    # The State Council: 15 to 23 February off, Saturday 14 and Saturday 28 February worked.
    deadline = Deadline(_at(2026, 2, 12), Term(3))

    assert deadline.due_on == date(2026, 2, 24)
    assert deadline.assumed_years == ()


def test_a_weekend_that_is_worked_counts() -> None:
    assert working_days(date(2026, 2, 13), date(2026, 2, 14)) == 1


def test_beyond_the_published_years_weekends_alone_are_reckoned_and_it_says_so() -> None:
    deadline = Deadline(_at(2031, 9, 30), Term(3))

    assert deadline.due_on == date(2031, 10, 3)
    assert deadline.assumed_years == (2031,)


def test_a_term_that_runs_into_an_unpublished_year_names_that_year_only() -> None:
    deadline = Deadline(_at(2026, 12, 25), Term(10, Unit.CALENDAR_DAYS))

    assert deadline.due_on == date(2027, 1, 4)
    assert deadline.assumed_years == (2027,)


def test_a_calendar_term_that_ends_in_a_holiday_ends_on_the_working_day_after_it() -> None:
    assert Deadline(_at(2025, 9, 25), Term(10, Unit.CALENDAR_DAYS)).due_on == date(2025, 10, 9)


def test_the_day_is_the_day_in_china() -> None:
    late_in_utc = datetime.fromisoformat("2026-03-02T17:00:00+00:00")  # 3 March, one in the morning, in Beijing

    assert Deadline(late_in_utc, Term(1)).due_on == date(2026, 3, 4)


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(0, 12))
def test_what_began_within_the_days_reached_is_in_time_and_what_began_before_is_late(last: date, number: int) -> None:
    reached = days_reached(last, number)

    assert nth_after(last - timedelta(days=reached), number, is_working) >= last
    assert nth_after(last - timedelta(days=reached + 1), number, is_working) < last
