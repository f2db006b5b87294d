"""Time left, the line itself from both sides, pauses, extensions, and what silence means."""

from datetime import date, datetime, timedelta

import pytest

from mingjian.deadlines import CHINA, Deadline, Left, Pause, Standing, Term, Unit

BEGUN = datetime(2026, 3, 2, 10, tzinfo=CHINA)  # a Monday
DEADLINE = Deadline(BEGUN, Term(5))
LAST = datetime(2026, 3, 9, 23, 59, 59, tzinfo=CHINA)
TOO_LATE = datetime(2026, 3, 10, tzinfo=CHINA)


def test_the_last_second_is_in_time_and_the_next_is_not() -> None:
    assert DEADLINE.due_at == TOO_LATE
    assert (DEADLINE.standing(LAST), DEADLINE.standing(TOO_LATE)) == (Standing.RUNNING, Standing.OVERDUE)
    assert (DEADLINE.standing(TOO_LATE, LAST), DEADLINE.standing(TOO_LATE, TOO_LATE)) == (Standing.MET, Standing.LATE)


def test_silence_takes_effect_at_the_end_of_the_last_day_and_not_when_something_was_done() -> None:
    assert DEADLINE.deemed_at(LAST) is None
    assert DEADLINE.deemed_at(TOO_LATE) == TOO_LATE
    assert DEADLINE.deemed_at(TOO_LATE, done_at=LAST) is None
    assert DEADLINE.deemed_at(TOO_LATE, done_at=TOO_LATE) == TOO_LATE


def test_what_is_left_is_told_in_working_days_and_in_time() -> None:
    assert DEADLINE.left(datetime(2026, 3, 5, tzinfo=CHINA)) == Left(2, timedelta(days=5))
    assert DEADLINE.left(datetime(2026, 3, 11, tzinfo=CHINA)) == Left(-2, timedelta(days=-1))


def test_a_pause_without_an_end_leaves_the_due_day_open() -> None:
    paused = Deadline(BEGUN, Term(5), pauses=(Pause(date(2026, 3, 4)),))

    now = datetime(2026, 3, 20, tzinfo=CHINA)
    assert (paused.due_on, paused.left(now), paused.assumed_years) == (None, None, ())
    assert paused.standing(now) is Standing.PAUSED
    assert paused.deemed_at(now) is None


def test_a_pause_that_ended_moves_the_due_day_by_the_days_it_took() -> None:
    paused = Deadline(BEGUN, Term(5), pauses=(Pause(date(2026, 3, 4), date(2026, 3, 6)),))

    assert paused.due_on == date(2026, 3, 11)


def test_an_extension_is_counted_from_the_last_day() -> None:
    assert DEADLINE.extended(Term(3)).due_on == date(2026, 3, 12)
    assert DEADLINE.extended(Term(3, Unit.CALENDAR_DAYS)).due_on == date(2026, 3, 12)


def test_a_negative_term_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        Term(-1)
