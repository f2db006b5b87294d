"""Every function that the linter allows answers alike on both engines, over rows with borders and gaps in them."""

from datetime import date
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from mingjian.engine import portable
from mingjian.engine.compiler import Compiler
from mingjian.engine.duck import DuckEngine
from mingjian.engine.engines import Engine
from mingjian.engine.library import Library

pytestmark = pytest.mark.spark

EACH = {
    "abs": "abs(-amount)",
    "add_days": "add_days(day, -number)",
    "add_months": "add_months(day, 1)",
    "and_or": "case when amount > 1 and missing is null or name = 'x' then 1 end",
    "coalesce": "coalesce(missing, amount)",
    "concat": "concat(name, '-', missing, day, flag)",
    "as_date": "cast('2025-02-03' as date)",
    "as_decimal": "cast(amount / 3 as decimal(20, 2))",
    "as_text": "cast(amount as varchar)",
    "as_time": "case when at < cast('08:00:59' as time) then 1 end",
    "date_diff": "date_diff('day', day, as_of)",
    "date_trunc": "cast(date_trunc('quarter', day) as date)",
    "day": "day(day)",
    "divided": "amount / nullif(missing, 0)",
    "divided_thrice": "amount / 3 * missing / 7",
    "full_months": "full_months(day, as_of)",
    "greatest": "greatest(missing, amount)",
    "hour": "hour(at)",
    "last_day": "last_day(day)",
    "least": "least(missing, amount, 0)",
    "length": "length(name)",
    "like": "case when name like '%b%' then 1 end",
    "month": "month(day)",
    "multiplied": "amount * missing * 0.000123",
    "not_regexp": "case when not regexp_matches(name, 'b|地产') then 1 end",
    "nullif": "nullif(amount, 0)",
    "regexp": "case when regexp_matches(name, '\\d') then 1 end",
    "replace": "replace(name, 'b', 'c')",
    "substring": "substring(name, length(name) - 1)",
    "the_time": "at",
    "trim": "trim(name)",
    "year": "year(day)",
    "dense_rank": "dense_rank() over (order by missing)",
    "first_value": "first_value(amount) over (partition by name order by day desc, key)",
    "lag": "lag(missing) over (order by missing, key)",
    "lead": "lead(amount) over (order by at, key)",
    "rank": "rank() over (order by name)",
    "row_number": "row_number() over (order by day desc, key)",
    "some_rows": "count(*) over (order by key rows between 1 preceding and current row)",
    "sum_so_far": "sum(amount) over (partition by name order by day, key)",
}
GROUPED = {
    "avg": "avg(amount)",
    "avg_of_fractions": "avg(amount / 3)",
    "count": "count(*)",
    "count_distinct": "count(distinct name)",
    "count_given": "count(missing)",
    "list": "list(missing)",
    "list_concat": "list_concat(list(distinct name), null, list(name))",
    "max": "max(amount)",
    "max_time": "max(at)",
    "min": "min(day)",
    "ratio": "sum(amount) / nullif(sum(missing), 0)",
    "scaled": "sum(amount) * 0.000123 * 3",
    "stddev": "stddev(amount)",
    "sum": "sum(amount)",
}
ALIKE = "where exists (select 1 from given as other where other.number = given.number)"
QUESTIONS = [
    ("key", EACH, ALIKE),
    ("flag", GROUPED, "group by flag"),
    ("name", GROUPED, "group by name"),
    ("flag", GROUPED, "group by grouping sets ((flag), ())"),
]

COLUMNS = {
    "day date": ["2025-01-31", "2024-02-29", "2025-12-31", "1999-12-31", "2024-03-31", None, "9998-12-31"],
    "amount decimal(20, 2)": ["1.25", "2.50", "-3.00", "0.00", "0.05", "99999999999999.99", None, "-0.05", "2.35"],
    "name varchar": ["ab", "房地产", "ab", "", "  x ", "50%_\\d 5", None, "ÄßİΣ𠮷b", "it''s b"],
    "missing decimal(20, 2)": [None, "7.00", None, "-1.50"],
    "at time": ["00:00:00", "08:00:59", "23:59:59", None, "12:30:00"],
    "number bigint": ["0", "1", "2", "3", "4", "5", "6"],
    "flag boolean": ["true", "false", None],
}


def given() -> str:
    """Sixty rows, in which the values of each column come round at a pace of their own."""
    rows = zip(*(islice(cycle(values), 60) for values in COLUMNS.values()), strict=True)
    literals = [", ".join("null" if value is None else f"'{value}'" for value in row) for row in rows]
    values = ", ".join(f"('{number:02}', {row})" for number, row in enumerate(literals))
    named = [column.split(" ", 1) for column in COLUMNS]
    names = ", ".join(name for name, _ in named)
    typed = ", ".join(f"cast({name} as {kind}) as {name}" for name, kind in named)
    return f"select key, {typed} from (values {values}) as written(key, {names})"


def asked(engine: Engine, library: Library, question: tuple[str, dict[str, str], str]) -> list[dict[str, str | None]]:
    key, expressions, tail = question
    columns = ", ".join(f"{expression} as {name}" for name, expression in expressions.items())
    sql = f"with given as ({given()}) select {key} as of, {columns} from given {tail}"
    rows = engine.collect(Compiler(library, date(2025, 12, 31)).compile(sql, Path("given.sql")).sql).to_pylist()
    return sorted(({name: plain(value) for name, value in row.items()} for row in rows), key=str)


def plain(value: object) -> str | None:
    if isinstance(value, list):
        return str(sorted(str(plain(one)) for one in value if one is not None))
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return f"{float(value):.9g}"
    return None if value is None else str(value)


@pytest.mark.parametrize("question", QUESTIONS, ids=["rows", "three groups", "groups by name", "groups and the whole"])
def test_functions_answer_alike_on_both_engines(
    spark_engine: Engine, question: tuple[str, dict[str, str], str]
) -> None:
    library = Library.load()

    assert asked(spark_engine, library, question) == asked(DuckEngine(), library, question)


def test_every_function_that_is_allowed_is_proven_here() -> None:
    texts = [*EACH.values(), *GROUPED.values(), f"1 from given {ALIKE}"]
    trees = [sqlglot.parse_one(f"select {text}", dialect="duckdb") for text in texts]

    proven = {type(node).__name__ for tree in trees for node in tree.find_all(exp.Func)}
    assert portable.FUNCTIONS - proven == set()


def test_a_fault_is_told_in_one_sentence(spark_engine: Engine) -> None:
    with pytest.raises(RuntimeError, match=r"^\[CAST_INVALID_INPUT\] The value 'x' [^\n]*$"):
        spark_engine.collect("select cast('x' as decimal(20, 2)) as amount")
