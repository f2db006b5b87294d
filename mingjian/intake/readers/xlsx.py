"""Excel, for small tables filed by hand: the first sheet, every cell as text."""

import zipfile
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

import numpy as np
import openpyxl
import pyarrow as pa
from openpyxl.utils.exceptions import InvalidFileException

from mingjian.engine.contracts import Table
from mingjian.intake.problems import Problem
from mingjian.intake.readers.filed import Filed, Source
from mingjian.intake.readers.header import lay_out
from mingjian.intake.settings import Limits, Settings

_UNREADABLE = (InvalidFileException, zipfile.BadZipFile, OSError, KeyError, ValueError)


def read(source: Source, table: Table, settings: Settings) -> Filed:
    """The rows of the first sheet."""
    try:
        cells = _cells(source.path, settings.limits)
    except _UNREADABLE as fault:
        return Filed.nothing(table, [Problem("unreadable", source.name, facts={"why": str(fault)[:120]})])
    if not cells:
        return Filed.nothing(table, [Problem("empty_file", source.name)])
    return _as_filed(cells, table, source.name)


def _cells(path: Path, limits: Limits) -> list[list[str]]:
    with zipfile.ZipFile(path) as packed:
        unpacked = sum(entry.file_size for entry in packed.infolist())
    if unpacked > limits.ratio * path.stat().st_size:
        raise ValueError(f"unpacks to {unpacked} bytes")
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        rows = list(islice(sheet.iter_rows(values_only=True), limits.xlsx_rows + 2))
    finally:
        book.close()
    if len(rows) > limits.xlsx_rows + 1:
        raise ValueError(f"more than {limits.xlsx_rows} rows; file it as CSV")
    return [[_as_text(cell) for cell in row] for row in rows]


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _as_filed(cells: list[list[str]], table: Table, file: str) -> Filed:
    layout = lay_out(cells[0], table, file)
    start = 1 if layout.has_header else 0
    places = [(place, column) for place, column in enumerate(layout.columns) if column]
    width = len(layout.columns)
    problems = list(layout.problems)
    good: list[tuple[int, list[str]]] = []
    for line, row in enumerate(cells[start:], start + 1):
        if len([*row]) == width:
            if any(row):
                good.append((line, row))
        else:
            problems.append(Problem("fields", file, line, facts={"expected": width, "actual": len(row)}))
    rows = pa.table({column: pa.array([row[place] for _, row in good], pa.string()) for place, column in places})
    return Filed(rows, np.array([line for line, _ in good], np.int64), problems)
