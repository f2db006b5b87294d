"""How a row is spelled as a line of text: EAST's separators, dates and code words, or CSV."""

from collections.abc import Iterator, Mapping
from itertools import groupby

import duckdb

from mingjian.engine.contracts import Column, Table

SEPARATORS = {"east": "\x01", "csv": ","}
# Eighteen digits are one machine number, twenty are two: the same text at a quarter of the time.
NARROW = {"DECIMAL(20, 2)": "DECIMAL(18, 2)", "DECIMAL(20, 6)": "DECIMAL(18, 6)"}


def narrow(column: Column) -> str:
    """The type in which a value is held until it is spelled."""
    return NARROW.get(column.sql_type, column.sql_type)


def line(con: duckdb.DuckDBPyConnection, table: Table, alike: Mapping[str, str], form: str) -> str:
    """The SQL that spells a row `s` of the table; columns that are `alike` in every row are spelled here, once."""
    spelled = {name: _spelled(table.columns[name], f"({sql})", form) for name, sql in alike.items()}
    known = con.sql(f"select {', '.join(spelled.values()) or 1}").fetchall()[0]
    pieces = list(_pieces(table, dict(zip(spelled, known, strict=False)), form))
    parts = [_joined(group) if is_literal else next(group)[1] for is_literal, group in groupby(pieces, lambda x: x[0])]
    return f"concat({', '.join(parts)})"


def _pieces(table: Table, known: Mapping[str, str | None], form: str) -> Iterator[tuple[bool, str]]:
    """What a line is made of, in order: literal text, or SQL; between two columns there is always a separator."""
    for place, (name, column) in enumerate(table.columns.items()):
        yield True, SEPARATORS[form] if place else ""
        yield (True, known[name] or "") if name in known else (False, _spelled(column, f"s.{name}", form))
    yield True, "\n"


def _joined(literals: Iterator[tuple[bool, str]]) -> str:
    text = "".join(text for _, text in literals).replace("'", "''")
    return f"'{text}'"


def _spelled(column: Column, value: str, form: str) -> str:
    """One value as text; what is missing is nothing, but for dates, which are then far away."""
    if column.type == "date":
        digits = f"(year({value}) * 10000 + month({value}) * 100 + day({value}))::varchar"
        return f"case when {value} is null then '99991231' else {digits} end"
    if column.type == "time":
        digits = f"1000000 + hour({value}) * 10000 + minute({value}) * 100 + second({value})"
        return f"substr(({digits})::varchar, 2)"
    if column.type == "flag":
        return f"case {value} when true then '是' when false then '否' end"
    if column.codes:
        words = " ".join(f"when '{key}' then '{word.zh}'" for key, word in column.codes.values.items())
        return f"case {value} {words} else replace({value}, 'other-', '其他-') end"
    if column.type == "text" and form == "csv":
        return f"'\"' || replace({value}, '\"', '\"\"') || '\"'"
    return f"{value}::varchar"
