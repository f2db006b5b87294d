"""What holds for every deadline."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mingjian.deadlines import CHINA, Deadline, Pause, Standing, Term, Unit, working_days
from mingjian.deadlines.days import is_working

FIRST = datetime(2004, 1, 2, tzinfo=CHINA)
INSTANTS = st.timedeltas(timedelta(0), timedelta(days=29 * 365)).map(lambda since: FIRST + since)
NUMBERS = st.integers(0, 60)
UNITS = st.sampled_from(Unit)
PATIENT = settings(deadline=None)


@PATIENT
@given(INSTANTS, st.integers(1, 60))
def test_a_working_term_ends_on_a_working_day_with_exactly_so_many_after_its_beginning(
    begun: datetime, number: int
) -> None:
    due = Deadline(begun, Term(number)).due_on

    assert due
    assert is_working(due)
    assert working_days(begun.date(), due) == number


@PATIENT
@given(INSTANTS, st.integers(1, 60))
def test_a_calendar_term_ends_on_the_first_working_day_that_is_not_too_early(begun: datetime, number: int) -> None:
    due = Deadline(begun, Term(number, Unit.CALENDAR_DAYS)).due_on

    assert due
    earliest = begun.date() + timedelta(days=number)
    assert due >= earliest
    assert is_working(due)
    assert not any(is_working(earliest + timedelta(days=step)) for step in range((due - earliest).days))


@PATIENT
@given(INSTANTS, NUMBERS, NUMBERS, UNITS)
def test_a_longer_term_is_never_due_earlier(begun: datetime, one: int, other: int, unit: Unit) -> None:
    shorter, longer = (Deadline(begun, Term(number, unit)).due_on for number in sorted((one, other)))

    assert shorter
    assert longer
    assert shorter <= longer


@PATIENT
@given(INSTANTS, st.integers(1, 30), NUMBERS)
def test_extending_by_working_days_is_the_same_as_a_longer_term(begun: datetime, number: int, more: int) -> None:
    assert Deadline(begun, Term(number)).extended(Term(more)).due_on == Deadline(begun, Term(number + more)).due_on


@PATIENT
@given(INSTANTS, st.integers(1, 30), st.integers(0, 20), st.integers(1, 20))
def test_a_pause_adds_exactly_the_working_days_that_it_took(
    begun: datetime, number: int, after: int, length: int
) -> None:
    since = begun.date() + timedelta(days=after)
    pause = Pause(since, since + timedelta(days=length))

    plain, paused = Deadline(begun, Term(number)), Deadline(begun, Term(number), pauses=(pause,))

    assert plain.due_on
    assert paused.due_on
    counted = working_days(begun.date(), paused.due_on) - sum(
        is_working(day)
        for day in _days(max(since, begun.date() + timedelta(days=1)), pause.until)
        if day <= paused.due_on
    )
    assert counted == number
    assert paused.due_on >= plain.due_on


@PATIENT
@given(INSTANTS, NUMBERS, UNITS, st.timedeltas(timedelta(days=-200), timedelta(days=200)))
def test_what_is_left_and_where_it_stands_agree(begun: datetime, number: int, unit: Unit, since: timedelta) -> None:
    deadline, now = Deadline(begun, Term(number, unit)), begun + since

    left = deadline.left(now)

    assert left
    assert (deadline.standing(now) is Standing.OVERDUE) == (left.time <= timedelta(0))
    assert (deadline.deemed_at(now) is not None) == (left.time <= timedelta(0))
    assert left.time > timedelta(0) or left.days <= 0


@PATIENT
@given(INSTANTS, NUMBERS)
def test_a_year_is_assumed_exactly_when_no_calendar_is_published(begun: datetime, number: int) -> None:
    deadline = Deadline(begun, Term(number))

    assert deadline.due_on
    years = range(begun.year, deadline.due_on.year + 1)
    assert deadline.assumed_years == tuple(year for year in years if not 2004 <= year <= 2026)


def _days(first: date, until: date | None) -> list[date]:
    assert until
    return [first + timedelta(days=step) for step in range((until - first).days)]
