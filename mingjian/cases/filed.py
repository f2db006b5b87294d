"""A case's rows as people read them: columns by their titles, codes by their words, identifiers cut short."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format

from mingjian.cases.models import Recheck, Row
from mingjian.engine import terms
from mingjian.engine.contracts import Column
from mingjian.engine.language import readers
from mingjian.web.library import library

_KEPT = 8  # of a hashed identifier: enough to tell two apart


@dataclass(frozen=True)
class Filed:
    """A row with its table's title, the place where it was filed, and its values by title."""

    row: Row
    table: str
    cells: tuple[tuple[str, str], ...]


def filed(row: Row) -> Filed:
    """The row in the reader's language; a table or column that the library has no more stands by its name."""
    contract = library().tables.get(row.table)
    columns = contract.columns if contract else {}
    title = contract.title.in_language(readers()) if contract else row.table
    return Filed(row, title, tuple(_cell(columns.get(name), name, value) for name, value in row.values.items()))


@dataclass(frozen=True)
class RowChanged:
    """A row that is filed otherwise now: title of the table, place, and each value before and after."""

    table: str
    place: str
    is_gone: bool
    changes: tuple[tuple[str, str, str], ...]


def rows_changed(check: Recheck) -> Iterator[RowChanged]:
    """The rows that a check found changed, in the reader's language."""
    for row in check.rows:
        contract = library().tables.get(row["table"])
        columns = contract.columns if contract else {}
        changes = tuple(_change(columns.get(one["column"]), one) for one in row["changes"])
        title = contract.title.in_language(readers()) if contract else row["table"]
        yield RowChanged(title, row["place"], row["is_gone"], changes)


def _change(column: Column | None, one: dict[str, Any]) -> tuple[str, str, str]:
    title, before = _cell(column, one["column"], one["before"])
    return title, before, _cell(column, one["column"], one["after"])[1]


def _cell(column: Column | None, name: str, value: Any) -> tuple[str, str]:
    return (column.title.in_language(readers()), _shown(column, value)) if column else (name, str(value))


def _shown(column: Column, value: Any) -> str:
    if value in (None, ""):
        return "–"
    if column.personal == "identifier":
        return f"{str(value)[:_KEPT]}…"
    if column.type == "money":
        return str(number_format(value, decimal_pos=2, force_grouping=True))
    if column.type == "date":
        return _day(str(value))
    return terms.filed(column, value)


def _day(value: str) -> str:
    try:
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    except ValueError:
        return value
