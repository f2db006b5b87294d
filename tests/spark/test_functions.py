"""Every function that the linter allows answers alike on both engines."""

from datetime import date
from pathlib import Path

import pytest

from mingjian.engine.compiler import Compiler
from mingjian.engine.duck import DuckEngine
from mingjian.engine.engines import Engine
from mingjian.engine.library import Library

pytestmark = pytest.mark.spark

EXPRESSIONS = {
    "abs": "abs(-amount)",
    "coalesce": "coalesce(missing, amount)",
    "concat": "concat(name, '-', name)",
    "date_diff": "date_diff('day', day, as_of)",
    "date_trunc": "cast(date_trunc('month', day) as date)",
    "day": "day(day)",
    "month": "month(day)",
    "year": "year(day)",
    "last_day": "last_day(day)",
    "add_days": "add_days(day, 1)",
    "add_months": "add_months(day, 1)",
    "full_months": "full_months(day, as_of)",
    "greatest": "greatest(missing, amount)",
    "least": "least(missing, amount)",
    "length": "length(name)",
    "lower": "lower(name)",
    "upper": "upper(name)",
    "trim": "trim(concat(' ', name, ' '))",
    "replace": "replace(name, 'b', 'c')",
    "substring": "substring(name, 1, 1)",
    "nullif": "nullif(amount, amount)",
    "regexp_matches": "case when regexp_matches(name, 'b|地产') then 1 else 0 end",
    "round": "round(amount / 1, 1)",
    "row_number": "row_number() over (order by day, amount)",
    "rank": "rank() over (order by name)",
    "dense_rank": "dense_rank() over (order by name)",
    "lag": "lag(amount) over (order by day, amount)",
    "lead": "lead(amount) over (order by day, amount)",
    "first_value": "first_value(amount) over (order by day, amount)",
    "sum_window": "sum(amount) over (partition by name order by day, amount)",
    "case": "case when amount > 1 and missing is null or name = 'x' then 1 end",
    "not_regexp": "case when not regexp_matches(name, 'b') then 1 end",
}
GROUPED = {
    "sum": "sum(amount)",
    "min": "min(day)",
    "max": "max(amount)",
    "avg": "avg(amount)",
    "count": "count(*)",
    "count_distinct": "count(distinct name)",
    "count_if": "count_if(amount > 1)",
    "stddev": "stddev(amount)",
}
ROWS = """
select cast('2025-01-31' as date) as day, cast(1.25 as decimal(20, 2)) as amount, 'ab' as name, cast(null as decimal(20, 2)) as missing
union all select cast('2024-02-29' as date), cast(2.5 as decimal(20, 2)), '房地产', null
union all select cast('2025-12-31' as date), cast(-3 as decimal(20, 2)), 'ab', null
"""


def asked(engine: Engine, library: Library, expressions: dict[str, str], tail: str) -> list[dict[str, object]]:
    columns = ", ".join(f"{expression} as {name}" for name, expression in expressions.items())
    sql = f"with given as ({ROWS}) select name as key, {columns} from given {tail}"
    rows = engine.collect(Compiler(library, date(2025, 12, 31)).compile(sql, Path("given.sql")).sql()).to_pylist()
    return sorted(({name: plain(value) for name, value in row.items()} for row in rows), key=str)


def plain(value: object) -> object:
    return value if value is None or isinstance(value, str | date) else round(float(value), 9)  # type: ignore[arg-type]


@pytest.mark.parametrize(("expressions", "tail"), [(EXPRESSIONS, ""), (GROUPED, "group by name")])
def test_functions_answer_alike_on_both_engines(spark_address: str, expressions: dict[str, str], tail: str) -> None:
    from mingjian.engine.spark import SparkEngine

    library = Library.load()
    spark = SparkEngine(spark_address)
    try:
        assert asked(spark, library, expressions, tail) == asked(DuckEngine(), library, expressions, tail)
    finally:
        spark.close()
