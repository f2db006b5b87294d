"""A question's text becomes SQL with the law in it, or an error that says where, what and what to do."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from mingjian.engine.compiler import Compiler
from mingjian.engine.errors import LibraryError
from mingjian.engine.library import Library

PATH = Path("question.sql")


def compiled(library: Library, sql: str, day: date = date(2025, 12, 31)) -> str:
    return Compiler(library, day).compile(sql, PATH).sql


def error(library: Library, sql: str) -> str:
    with pytest.raises(LibraryError) as caught:
        compiled(library, sql)
    return str(caught.value)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2019-12-31", None),
        ("2020-01-01", 60),
        ("2023-06-30", 60),
        ("2023-07-01", 90),
        ("2029-12-31", 90),
        ("2030-01-01", None),
    ],
)
def test_a_parameter_is_the_law_of_its_day_and_a_repealed_one_is_none(
    library: Library, day: str, value: int | None
) -> None:
    sql = compiled(library, "select param('rule.days', as_of) as days", date.fromisoformat(day))

    assert duckdb.sql(sql).fetchall() == [(value,)]


def test_the_compiled_text_shows_every_dated_value(library: Library) -> None:
    sql = compiled(library, "select param('rule.days', overdue_since) as days from loan")

    assert "2023-07-01" in sql
    assert "THEN 90" in sql
    assert "THEN 60" in sql


def test_an_unknown_column_is_named_with_its_place_and_the_nearest_right_name(library: Library) -> None:
    text = error(library, "select\n    balanc\nfrom loan")

    assert text == "question.sql:2:10: there is no column balanc. Did you mean balance?"


def test_an_unknown_table_is_named_with_the_nearest_right_name(library: Library) -> None:
    assert error(library, "select 1 as x from loans") == (
        "question.sql:1:24: there is no table loans. Did you mean loan?"
    )


def test_an_unknown_parameter_is_named_with_the_nearest_right_name(library: Library) -> None:
    text = error(library, "select param('rule.day', as_of) as x from loan")

    assert "there is no parameter rule.day. Did you mean rule.days?" in text


def test_two_statements_are_refused(library: Library) -> None:
    assert "Write exactly one SELECT" in error(library, "select 1 as x; select 1 as y")


def test_a_statement_that_writes_is_refused(library: Library) -> None:
    assert "Write exactly one SELECT" in error(library, "copy loan to 'elsewhere'")


def test_a_file_cannot_be_read_from_a_question(library: Library) -> None:
    assert "question.sql" in error(library, "select 1 as x from read_csv('/etc/passwd')")


def test_broken_sql_is_told_with_its_line(library: Library) -> None:
    assert error(library, "select 1 as x\nfrom where").startswith("question.sql:2:")


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2025-01-31", "2025-02-28", 0),
        ("2025-01-31", "2025-03-01", 1),
        ("2024-12-15", "2025-12-15", 12),
        ("2024-12-15", "2025-12-14", 11),
    ],
)
def test_full_months_count_a_month_only_when_it_has_run_out(
    library: Library, first: str, last: str, months: int
) -> None:
    sql = compiled(library, f"select full_months(date '{first}', date '{last}') as months")

    assert duckdb.sql(sql).fetchall() == [(months,)]


def test_days_and_months_are_added_to_a_date_as_dates(library: Library) -> None:
    sql = compiled(library, "select add_days(as_of, param('rule.days', as_of)) as a, add_months(as_of, 1) as b")

    assert duckdb.sql(sql).fetchall() == [(date(2026, 3, 31), date(2026, 1, 31))]


@pytest.mark.parametrize(("day", "days"), [("2025-12-31", 5), ("2026-02-25", 12)])
def test_working_days_are_as_many_days_back_as_the_holiday_calendar_says(day: str, days: int) -> None:
    sql = compiled(
        Library.load(), "select working_days('registration.release_reminder_days') as days", date.fromisoformat(day)
    )

    assert duckdb.sql(sql).fetchall() == [(days,)]
