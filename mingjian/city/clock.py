"""The calendar of a city: its months end on the last day of 2025, so that a seed always means the same days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

import numpy as np
import numpy.typing as npt

LAST_MONTH_END = date(2025, 12, 31)
DAY_OPENS_AT = time(9, 0)


def month_end(day: date) -> date:
    """The last day of the month that `day` lies in."""
    following = day.replace(day=28) + timedelta(days=4)
    return following.replace(day=1) - timedelta(days=1)


def months_before(day: date, months: int) -> date:
    """The same day of the month, `months` earlier; a day that the month lacks becomes its last one."""
    total = day.year * 12 + day.month - 1 - months
    first = date(total // 12, total % 12 + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


@dataclass(frozen=True)
class Clock:
    """The window of a city: `months` whole months up to LAST_MONTH_END. Days are counted from `first_day`."""

    months: int

    @cached_property
    def last_day(self) -> date:
        """The day the city ends, and the period of the last filing."""
        return LAST_MONTH_END

    @cached_property
    def first_day(self) -> date:
        """The first day of the first month; what happened before is only in opening balances."""
        return months_before(LAST_MONTH_END.replace(day=1), self.months - 1)

    @cached_property
    def days_before_last_year(self) -> int:
        """Days of the window before its last year: what stands when a year begins must stand so much earlier."""
        return max(0, (months_before(LAST_MONTH_END.replace(day=1), 11) - self.first_day).days)

    @cached_property
    def periods(self) -> tuple[date, ...]:
        """The month ends, oldest first."""
        return tuple(month_end(months_before(LAST_MONTH_END.replace(day=1), k)) for k in range(self.months))[::-1]

    @cached_property
    def month_starts(self) -> npt.NDArray[np.int64]:
        """Seconds from `first_day` to the start of each month, and to the end of the last one."""
        starts = [period.replace(day=1) for period in self.periods] + [LAST_MONTH_END + timedelta(days=1)]
        return np.array([(start - self.first_day).days * 86_400 for start in starts], dtype=np.int64)

    def seconds(self, moment: date | datetime) -> int:
        """Seconds from the start of the window; a bare date means nine in the morning."""
        at = moment if isinstance(moment, datetime) else datetime.combine(moment, DAY_OPENS_AT)
        return int((at - datetime.combine(self.first_day, time())).total_seconds())

    def days(self, days: Iterable[date]) -> npt.NDArray[np.int64]:
        """Days from the start of the window."""
        return np.array([(day - self.first_day).days for day in days], dtype=np.int64)

    def month_of(self, seconds: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The index of the month that each moment lies in; -1 before the window."""
        return np.searchsorted(self.month_starts, seconds, side="right") - 1
