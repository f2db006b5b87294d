"""Filed rows as a reader sees them: titles and codes in words, identifiers masked, what the model looks at first."""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import localize, number_format

from mingjian.engine import terms
from mingjian.engine.contracts import Column, Table
from mingjian.engine.library import Library
from mingjian.engine.questions import Model
from mingjian.lake.vault import masked

ROWS_SHOWN = 50
_WORD = re.compile(r"[a-z_][a-z0-9_]*")
_NUMBERS = frozenset({"integer", "money", "rate", "decimal"})


@dataclass(frozen=True)
class Cell:
    """One filed value in words."""

    text: str
    is_number: bool


@dataclass(frozen=True)
class FiledRow:
    """One filed row: where it stands, and its number among the clue's evidence."""

    number: int
    institution_id: str
    period: date
    file: str
    line: int
    read: tuple[Cell, ...]
    rest: tuple[tuple[Column, Cell], ...]


@dataclass(frozen=True)
class FiledTable:
    """The evidence out of one table: the columns that the model reads as a table, the others row by row."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[FiledRow, ...]
    left_out: int


def tables_of(
    library: Library, model: Model | None, facts: Collection[str], evidence: Sequence[dict[str, Any]]
) -> list[FiledTable]:
    """The evidence by table: what the clue's facts name comes first, then what the model and its features read."""
    looked_at = dict.fromkeys(facts, 0) | dict.fromkeys(words_of(library, model) - set(facts), 1) if model else {}
    names = dict.fromkeys(row["table"] for row in evidence)
    numbered = list(enumerate(evidence))
    return [
        _table(library.tables[name], [(n, row) for n, row in numbered if row["table"] == name], looked_at)
        for name in names
        if name in library.tables
    ]


def words_of(library: Library, model: Model) -> set[str]:
    """Every name in the SQL of the model and of the features that it reads, straight or through others."""
    found, waiting = set(_WORD.findall(model.sql)), [model.sql]
    seen: set[str] = set()
    while waiting:
        for name in set(_WORD.findall(waiting.pop())) & library.features.keys() - seen:
            seen.add(name)
            waiting.append(library.features[name].sql)
            found |= set(_WORD.findall(library.features[name].sql))
    return found


def _table(table: Table, rows: list[tuple[int, dict[str, Any]]], looked_at: Mapping[str, int]) -> FiledTable:
    shown = [(number, row | {"row": json.loads(row["row"])}) for number, row in rows[:ROWS_SHOWN]]
    given = {name for _, row in shown for name in row["row"]}
    wanted = given & (looked_at.keys() | set(table.grain))
    columns = [column for name, column in table.columns.items() if name in wanted]
    columns.sort(key=lambda column: looked_at.get(column.name, 1))
    return FiledTable(table, tuple(columns), tuple(_row(columns, table, *one) for one in shown), len(rows) - len(shown))


def _row(columns: Iterable[Column], table: Table, number: int, row: dict[str, Any]) -> FiledRow:
    values = row["row"]
    named = {column.name for column in columns}
    rest = [column for name, column in table.columns.items() if name in values and name not in named]
    return FiledRow(
        number=number,
        institution_id=row["institution_id"],
        period=row["period"],
        file=row["file"],
        line=row["line"],
        read=tuple(cell(column, values.get(column.name)) for column in columns),
        rest=tuple((column, cell(column, values[column.name])) for column in rest),
    )


def cell(column: Column, value: Any) -> Cell:
    """The value as the reader's language writes it; an identifier is never shown whole."""
    if value is None or value == "":
        return Cell("", is_number=False)
    if column.personal == "identifier":
        return Cell(masked(str(value)), is_number=False)
    if column.type == "money":
        return Cell(number_format(value, decimal_pos=2, force_grouping=True), is_number=True)
    if column.type == "date":
        return Cell(_day(str(value)), is_number=False)
    return Cell(terms.filed(column, value), is_number=column.type in _NUMBERS)


def _day(value: str) -> str:
    try:
        return str(localize(date.fromisoformat(value)))
    except ValueError:
        return value
