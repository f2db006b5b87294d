"""What the terminal shows: answers on stdout, progress and remarks on stderr."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

PIPED_WIDTH = 160
Tell = Callable[[str, int, int], None]


def stdout() -> Console:
    """The console for answers."""
    return Console(highlight=False, width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH)


def stderr() -> Console:
    """The console for everything that is not the answer."""
    return Console(stderr=True, highlight=False)


def print_json(document: Any) -> None:
    """One JSON document on stdout, for machines."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2, default=_plain) + "\n")


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], right: Sequence[int] = ()) -> Table:
    """A table of plain cells; the columns numbered in `right` hold figures."""
    shown = Table(title=Text(title), title_justify="left", header_style="bold")
    for number, heading in enumerate(headings):
        shown.add_column(Text(heading), justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        shown.add_row(*(cell if isinstance(cell, Text) else Text(figure(cell)) for cell in row))
    return shown


def figure(value: Any) -> str:
    """A value as a reader writes it: thousands apart, no idle decimals, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float | Decimal):
        whole = value == int(value)
        return f"{int(value):,}" if whole else f"{value:,.4f}".rstrip("0")
    return str(value)


def money(value: Decimal | None) -> str:
    """An amount to the cent, so that a column of them lines up."""
    return "" if value is None else f"{value:,.2f}"


def share(value: float | None) -> str:
    """A ratio as a percentage; a dash where there is nothing to divide by."""
    return "–" if value is None else f"{value:.1%}"


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Tell]:
    """A callback `tell(step, done, total)` that draws one bar a step on stderr."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    bars = Progress(*columns, console=stderr(), disable=quiet)
    tasks: dict[str, TaskID] = {}

    def tell(step: str, done: int = 0, total: int = 0) -> None:
        if not tasks:
            bars.start()
        if step not in tasks:
            tasks[step] = bars.add_task(step, total=total or None)
        bars.update(tasks[step], completed=done, total=total or None)

    try:
        yield tell
    finally:
        if tasks:
            bars.stop()
