"""A deadline: a term from an instant, lengthened by pauses and extensions, and where it stands at a moment.

The day it begins does not count, and a calendar term that would end on a day of rest ends on the next working day
(Civil Code 民法典, articles 201 and 203). It ends with the last day, at midnight in China.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from mingjian.deadlines.days import CHINA, ONE_DAY, Days, counted, every_day, is_working, nth_after, years_assumed


class Unit(StrEnum):
    """What a term is counted in."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"


class Standing(StrEnum):
    """Where a deadline stands."""

    RUNNING = "running"
    PAUSED = "paused"
    OVERDUE = "overdue"
    MET = "met"
    LATE = "late"


@dataclass(frozen=True)
class Term:
    """So many working or calendar days."""

    number: int
    unit: Unit = Unit.WORKING_DAYS

    def __post_init__(self) -> None:
        """A term is not negative."""
        if self.number < 0:
            raise ValueError(f"a term of {self.number} days is negative")

    @property
    def counts(self) -> Days:
        """Which days this term counts."""
        return is_working if self.unit is Unit.WORKING_DAYS else every_day


@dataclass(frozen=True)
class Pause:
    """Days that do not count: from `since` to the day before `until`; None while it lasts."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether `day` does not count."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Left:
    """What is left of a deadline at a moment: days of its unit (negative when over) and time to the last instant."""

    days: int
    time: timedelta


@dataclass(frozen=True)
class Deadline:
    """When something that began at an instant is due; None as long as a pause has no end."""

    begun_at: datetime
    term: Term
    extensions: tuple[Term, ...] = ()
    pauses: tuple[Pause, ...] = ()

    @property
    def due_on(self) -> date | None:
        """The last day on which it is in time."""
        if any(pause.until is None for pause in self.pauses):
            return None
        day = self._begun_on
        for term in (self.term, *self.extensions):
            day = _settled(nth_after(day, term.number, _outside(self.pauses, term.counts)), term)
        return day

    @property
    def due_at(self) -> datetime | None:
        """The first instant at which it is too late."""
        return _end(self.due_on) if self.due_on else None

    @property
    def assumed_years(self) -> tuple[int, ...]:
        """The years without a published holiday calendar that the due day was reckoned through, by weekends alone."""
        return years_assumed(self._begun_on, self.due_on) if self.due_on else ()

    def left(self, now: datetime) -> Left | None:
        """How much is left at `now`, in days of the last term; None as long as it is paused without end."""
        if self.due_on is None:
            return None
        counts = (self.term, *self.extensions)[-1].counts
        days = counted(now.astimezone(CHINA).date(), self.due_on, _outside(self.pauses, counts))
        return Left(days, _end(self.due_on) - now)

    def standing(self, now: datetime, done_at: datetime | None = None) -> Standing:
        """Where it stands at `now`, the thing due having been done at `done_at` or not yet."""
        due_at = self.due_at
        if done_at is not None:
            return Standing.MET if due_at is None or done_at < due_at else Standing.LATE
        if due_at is not None and now >= due_at:
            return Standing.OVERDUE
        today = now.astimezone(CHINA).date()
        return Standing.PAUSED if any(pause.covers(today) for pause in self.pauses) else Standing.RUNNING

    def deemed_at(self, now: datetime, done_at: datetime | None = None) -> datetime | None:
        """When silence took its effect: the end of the due day, if by then nothing was done and it has passed."""
        due_at = self.due_at
        was_silent = due_at is not None and (done_at is None or done_at >= due_at)
        return due_at if was_silent and due_at is not None and now >= due_at else None

    def extended(self, term: Term) -> "Deadline":
        """The same with one more term after its last day."""
        return replace(self, extensions=(*self.extensions, term))

    @property
    def _begun_on(self) -> date:
        return self.begun_at.astimezone(CHINA).date()


def _outside(pauses: Sequence[Pause], counts: Days) -> Days:
    return lambda day: counts(day) and not any(pause.covers(day) for pause in pauses)


def _settled(day: date, term: Term) -> date:
    """A calendar term's last day, moved past days of rest."""
    if term.unit is Unit.CALENDAR_DAYS and term.number and not is_working(day):
        return nth_after(day, 1, is_working)
    return day


def _end(day: date) -> datetime:
    return datetime.combine(day + ONE_DAY, time.min, CHINA)
