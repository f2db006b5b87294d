"""A pin shows the newest accepted version of each institution and period up to its date, and keeps showing it."""

from datetime import UTC, date, datetime

import pytest

from mingjian.lake import Institution

JANUARY, FEBRUARY, MARCH = date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31)


def _noon(month, day):
    return datetime(2025, month, day, 12, tzinfo=UTC).replace(tzinfo=None)


def test_now_is_each_institutions_newest_state_and_history_is_all_of_it(lake, fill, seen):
    fill([("A", JANUARY, 1, 1), ("A", FEBRUARY, 1, 2), ("B", JANUARY, 1, 10)])

    pin = lake.pin(MARCH)

    assert seen(pin.slice("loan", history=False)) == [2, 10]
    assert seen(pin.slice("loan", history=True)) == [1, 2, 10]


@pytest.mark.parametrize(("as_of", "now"), [(date(2025, 1, 30), []), (JANUARY, [1]), (FEBRUARY, [2])])
def test_a_pin_sees_nothing_after_its_date(as_of, now, lake, fill, seen):
    fill([("A", JANUARY, 1, 1), ("A", FEBRUARY, 1, 2)])

    assert seen(lake.pin(as_of).slice("loan", history=False)) == now


def test_an_increment_is_all_rows_so_far(lake, fill, seen):
    fill([("A", JANUARY, 1, 1), ("A", FEBRUARY, 1, 2)], cadence="increment")

    assert seen(lake.pin(FEBRUARY).slice("loan", history=False)) == [1, 2]


def test_no_filter_is_needed_until_a_correction_supersedes_part_of_a_file(lake, fill, seen):
    fill([("A", JANUARY, 1, 1), ("B", JANUARY, 1, 10)])
    assert lake.pin(JANUARY).slice("loan", history=False).filings is None

    fill([("A", JANUARY, 2, 3)])

    part = lake.pin(JANUARY).slice("loan", history=False)
    assert part.filings == (2, 3)
    assert seen(part) == [3, 10]


def test_a_filing_superseded_whole_is_not_even_opened(lake, fill, seen):
    fill([("A", JANUARY, 1, 1)])
    fill([("A", JANUARY, 2, 3)])

    part = lake.pin(JANUARY).slice("loan", history=True)

    assert (len(part.files), part.filings, seen(part)) == (1, None, [3])


def test_rejected_rows_are_never_seen(lake, fill, seen):
    fill([("A", JANUARY, 1, 1)])
    fill([("A", JANUARY, 2, 3)], status="rejected")

    assert seen(lake.pin(JANUARY).slice("loan", history=True)) == [1]


def test_as_known_on_a_day_leaves_out_what_came_later(lake, fill, seen):
    fill([("A", JANUARY, 1, 1)], received_at=_noon(2, 10))
    fill([("A", JANUARY, 2, 3)], received_at=_noon(3, 10))

    assert seen(lake.pin(JANUARY, _noon(3, 1)).slice("loan", history=False)) == [1]
    assert seen(lake.pin(JANUARY, _noon(2, 1)).slice("loan", history=False)) == []


def test_a_pin_made_again_from_its_record_sees_what_it_saw(lake, fill, seen):
    fill([("A", JANUARY, 1, 1)])
    record = lake.pin(MARCH).record()
    fill([("A", JANUARY, 2, 3), ("A", FEBRUARY, 1, 4)])

    again = lake.pin_again(record)

    assert again.record() == record
    assert seen(again.slice("loan", history=True)) == [1]


def test_a_table_never_filed_is_empty(lake, fill, seen):
    fill([("A", JANUARY, 1, 1)])

    assert seen(lake.pin(MARCH).slice("policy", history=True)) == []


def test_only_the_files_of_wanted_periods_are_opened(lake, fill):
    fill([("A", JANUARY, 1, 1), ("A", FEBRUARY, 1, 2), ("A", MARCH, 1, 3)])

    (path,) = lake.pin(FEBRUARY).slice("loan", history=False).files

    assert "period=2025-02-28" in path


def test_who_files_day_by_day_moves_no_date_but_its_own(lake, fill):
    lake.ledger.enter_institutions([Institution("N", "network", "", ""), Institution("A", "bank", "", "")])
    fill([("A", JANUARY, 1, 1), ("N", JANUARY, 1, 8)])
    fill([("N", FEBRUARY, 1, 9)])

    pin = lake.pin()

    assert (pin.as_of, pin.daily_as_of) == (JANUARY, FEBRUARY)
    assert (pin.periods(), pin.periods(daily=True)) == ([JANUARY], [JANUARY, FEBRUARY])
    assert lake.pin(JANUARY).daily_as_of == lake.pin_again(lake.pin(JANUARY).record()).daily_as_of == JANUARY


def test_where_nobody_else_files_the_days_are_the_dates(lake, fill):
    lake.ledger.enter_institutions([Institution("N", "network", "", "")])
    fill([("N", FEBRUARY, 1, 9)])

    assert lake.pin().as_of == lake.pin().daily_as_of == FEBRUARY


def test_without_who_files_day_by_day_there_is_one_date(lake, fill):
    fill([("A", JANUARY, 1, 1)])

    assert (lake.pin().daily_as_of, lake.pin(MARCH).daily_as_of) == (JANUARY, MARCH)


def test_a_live_register_stands_in_the_place_of_its_departments_until_that_files_later(lake, fill, seen):
    lake.ledger.enter_institutions([Institution("R", "register", "", ""), Institution("D", "real_estate", "", "")])
    fill([("D", JANUARY, 1, 1)], cadence="register")
    fill([("R", FEBRUARY, 1, 2)], cadence="register")
    live = lake.pin(live=True)

    assert (live.as_of, live.day_of(["loan"]), seen(live.slice("loan", history=False))) == (JANUARY, FEBRUARY, [2])
    fill([("D", MARCH, 1, 3)], cadence="register")

    assert seen(lake.pin(live=True).slice("loan", history=False)) == [3]
    assert seen(lake.pin_again(live.record()).slice("loan", history=False)) == [2]


def test_no_run_sees_a_live_register(lake, fill, seen):
    lake.ledger.enter_institutions([Institution("R", "register", "", ""), Institution("D", "real_estate", "", "")])
    fill([("D", JANUARY, 1, 1)], cadence="register")
    before = lake.pin().record()["filings"]
    fill([("R", FEBRUARY, 1, 2)], cadence="register")

    pin = lake.pin()

    assert (pin.record()["filings"], pin.as_of, seen(pin.slice("loan", history=False))) == (before, JANUARY, [1])
    assert lake.pin(MARCH).daily_as_of == MARCH
