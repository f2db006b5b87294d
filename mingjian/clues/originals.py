"""A filed line in the file it came in, with a few lines around it, as received; identifiers masked."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from mingjian.engine.contracts import Column, Table
from mingjian.intake.readers import Source, read
from mingjian.intake.settings import Settings
from mingjian.lake import Lake
from mingjian.lake.ledger import FILE, FILING
from mingjian.lake.vault import masked

LINES_AROUND = 3
_BY_LINE = frozenset({".txt", ".csv"})


@dataclass(frozen=True)
class Line:
    """One line as filed, cell by cell in the order of the columns."""

    number: int
    cells: tuple[str, ...]
    is_the_one: bool


@dataclass(frozen=True)
class Passage:
    """A few lines of one file, and which version of which filing the file belongs to."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    version: int
    sha256: str

    @property
    def rows(self) -> Iterator[dict[str, Any]]:
        """The passage turned: a row for each column, for few lines are narrower than many columns."""
        for n, column in enumerate(self.columns):
            cells = [{"text": line.cells[n], "is_the_one": line.is_the_one} for line in self.lines]
            yield {"column": column, "cells": cells}


def passage(lake: Lake, table: Table, row: dict[str, Any], filings: set[int]) -> Passage | None:
    """The lines around an evidence row; of several versions the one among `filings`; None when it is not kept."""
    entry = _entry(lake, row, filings)
    if entry is None:
        return None
    folder = lake.files_folder / row["institution_id"] / f"{row['period']:%Y%m%d}" / f"v{entry.version}"
    path = next((path for path in (folder / f"{entry.id}-{row['file']}", folder / row["file"]) if path.is_file()), None)
    if path is None:
        return None
    cells = _rows(path, table, row["line"])
    columns = tuple(column for name, column in table.columns.items() if any(name in one for one in cells.values()))
    lines = [
        Line(number, tuple(_shown(column, one.get(column.name)) for column in columns), number == row["line"])
        for number, one in sorted(cells.items())
    ]
    return Passage(columns, tuple(lines), entry.version, entry.sha256)


def _entry(lake: Lake, row: dict[str, Any], filings: set[int]) -> Any:
    """The file in the ledger: that of a filing which the run saw, else of the newest version."""
    found = lake.ledger.rows(
        sa.select(FILE.c.id, FILE.c.sha256, FILING.c.version, FILING.c.id.label("filing"))
        .join(FILING, FILE.c.filing_id == FILING.c.id)
        .where(FILE.c.name == row["file"], FILING.c.institution_id == row["institution_id"])
        .where(FILING.c.period == row["period"])
    )
    return max(found, key=lambda one: (one.filing in filings, one.version), default=None)


def _rows(path: Path, table: Table, line: int) -> dict[int, dict[str, Any]]:
    """Line number to the cells filed there, around `line`; of text only these lines and the header are parsed."""
    if path.suffix.lower() not in _BY_LINE:
        return _parsed(path, table, {}, line)
    first = max(line - LINES_AROUND, 2)
    with path.open("rb") as content:
        head = content.readline()
        around = list(islice(content, first - 2, line + LINES_AROUND - 1))
    numbers = {1: 1} | dict(enumerate(range(first, first + len(around)), 2))
    with tempfile.TemporaryDirectory() as folder:
        cut = Path(folder) / path.name
        cut.write_bytes(b"".join([head, *around]))
        return _parsed(cut, table, numbers, line)


def _parsed(path: Path, table: Table, numbers: dict[int, int], line: int) -> dict[int, dict[str, Any]]:
    (filed,) = read([Source(path, path.name)], table, Settings())
    places = [numbers.get(int(place), int(place)) for place in filed.lines]
    near = [n for n, number in enumerate(places) if abs(number - line) <= LINES_AROUND]
    return {places[n]: filed.rows.slice(n, 1).to_pylist()[0] for n in near}


def _shown(column: Column, value: Any) -> str:
    text = "" if value is None else str(value)
    return masked(text) if column.personal == "identifier" and text else text
