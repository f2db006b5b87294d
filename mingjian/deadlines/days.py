"""Which days are worked: the State Council's yearly holiday calendar, weekends alone where none is published yet."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import count, islice
from zoneinfo import ZoneInfo

import chinese_calendar

CHINA = ZoneInfo("Asia/Shanghai")
ONE_DAY = timedelta(days=1)
_SATURDAY = 5

Days = Callable[[date], bool]


@cache
def is_published(year: int) -> bool:
    """Whether the holiday calendar of `year` is known here."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def is_working(day: date) -> bool:
    """Whether `day` is worked: shifted weekends are, public holidays are not; without a calendar Monday to Friday."""
    if is_published(day.year):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < _SATURDAY


def is_holiday(day: date) -> bool:
    """Whether `day` is a day of rest: a weekend that is not worked, or a public holiday."""
    return not is_working(day)


def every_day(_: date) -> bool:
    """Every day counts."""
    return True


def days_after(day: date, counts: Days) -> Iterator[date]:
    """The days after `day` that count, without end."""
    return (later for later in (day + ONE_DAY * step for step in count(1)) if counts(later))


def working_days(first: date, last: date) -> int:
    """How many working days there are after `first` up to and with `last`; negative when `last` comes before."""
    return counted(first, last, is_working)


def counted(first: date, last: date, counts: Days) -> int:
    """How many days that count lie after `first` up to and with `last`; negative when `last` comes before."""
    if last < first:
        return -counted(last, first, counts)
    span = (first + ONE_DAY * step for step in range(1, (last - first).days + 1))
    return sum(counts(day) for day in span)


def nth_after(day: date, number: int, counts: Days) -> date:
    """The day on which the `number`-th counting day after `day` falls; `day` itself for none."""
    return day if number == 0 else next(islice(days_after(day, counts), number - 1, None))


def days_reached(last: date, number: int) -> int:
    """The most calendar days before `last` on which a term of so many working days may begin and still end in time."""
    return next(back for back in count(0) if nth_after(last - ONE_DAY * (back + 1), number, is_working) < last)


def years_assumed(first: date, last: date) -> tuple[int, ...]:
    """The years between two days for which no calendar is published, so that weekends alone were reckoned."""
    return tuple(year for year in range(first.year, last.year + 1) if not is_published(year))
