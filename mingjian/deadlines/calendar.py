"""Working days, by the holidays and working weekends that the State Council publishes for each year."""

from datetime import date, timedelta

import chinese_calendar


def is_working_day(day: date) -> bool:
    """Whether offices work on `day`; for years not published yet, Monday to Friday."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def add_working_days(day: date, count: int) -> date:
    """The `count`-th working day after `day`."""
    due = day
    while count > 0:
        due += timedelta(days=1)
        count -= is_working_day(due)
    return due
