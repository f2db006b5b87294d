"""Draws a city, derives what its institutions file, and writes the files and the truth about the planted cases."""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from mingjian.city import derive, schedule
from mingjian.city.acts import acts_for
from mingjian.city.clock import Clock
from mingjian.city.filing import Desk, Desks, Statement
from mingjian.city.honest import draw_honest
from mingjian.city.honest.payments import draw_payments
from mingjian.city.journal import Accounts, balanced
from mingjian.city.plants import Told, tell_all
from mingjian.city.world import World
from mingjian.engine.library import Library

Progress = Callable[[str, float], None]
FORMATS = ("east", "csv", "parquet")
ACCOUNTS_AT_ONCE = 400_000
SMALLEST = 1_500


@dataclass(frozen=True)
class Drawn:
    """What was written."""

    folder: Path
    rows: int
    files: int
    planted: int


def draw(  # the command's own options, by their own names
    directory: Path,
    people: int,
    seed: int,
    months: int,
    format: str = "east",  # noqa: A002
    progress: Progress | None = None,
) -> Drawn:
    """Write a city of `people` under `directory`.

    `filings/<institution>/<period>/…`, `filings/institutions.csv`, `truth.csv`.

    `progress(what, part)` is told what is being done and which part (0 to 1) is behind. The same seed writes the
    same bytes.
    """
    if format not in FORMATS:
        raise ValueError(f"the format is {format!r}; it is one of {', '.join(FORMATS)}")
    if people < SMALLEST or months < 1:
        raise ValueError(f"a city has at least {SMALLEST} people and one month")
    tell = progress or _silent
    statements = list(derive.statements(Library.load().tables))
    tell("people, firms, banks", 0.0)
    world = World(seed, people, Clock(months))
    draw_honest(world)
    tell("planted cases", 0.1)
    told = list(tell_all(acts_for(world, _columns(statements)), people))
    tell("loans and movements", 0.15)
    con, accounts = _books(world, directory / "spill")
    first = Desk(con, directory / "filings", format, tuple(world.overrides))
    rows = 0
    with closing(con), closing(Desks(first)) as desks:
        for what, part, filed in _filed(accounts, con, desks, statements):
            tell(what, part)
            rows += filed
    _write_institutions(world, directory / "filings" / "institutions.csv")
    _write_truth(told, world, directory / "truth.csv")
    tell("done", 1.0)
    files = sum(1 for _ in (directory / "filings").rglob("*-*.*"))
    return Drawn(directory, rows, files, len(told))


def _silent(_what: str, _part: float) -> None:
    """Tell nobody."""


def _columns(statements: Iterable[Statement]) -> dict[str, frozenset[str]]:
    """For each kind of thing, the columns in which it is filed."""
    columns: dict[str, frozenset[str]] = {}
    for statement in statements:
        if statement.entity:
            columns[statement.entity] = columns.get(statement.entity, frozenset()) | statement.table.columns.keys()
    return columns


def _books(world: World, spill: Path) -> tuple[duckdb.DuckDBPyConnection, Accounts]:
    draw_payments(world)
    loans = schedule.simulate(world)
    journal = balanced(world)
    as_arrow = tuple({name: pa.array(np.asarray(values)) for name, values in frame.items()} for frame in loans)
    return derive.load(world, journal, (as_arrow[0], as_arrow[1]), spill), journal.accounts


def _filed(
    accounts: Accounts, con: duckdb.DuckDBPyConnection, desks: Desks, statements: list[Statement]
) -> Iterator[tuple[str, float, int]]:
    """File every statement, some months at a time: what was filed, which part is done, and its rows."""
    count, months = accounts.closing.shape
    at_once = max(1, ACCOUNTS_AT_ONCE // count)
    starts = range(0, months, at_once)
    for turn, start in enumerate(starts):
        derive.choose_months(con, accounts, range(start, min(start + at_once, months)))
        for place, (statement, rows) in enumerate(desks.filed(statements)):
            part = 0.25 + 0.74 * (turn + (place + 1) / len(statements)) / len(starts)
            yield statement.table.title.zh, part, rows


def _write_institutions(world: World, path: Path) -> None:
    frame = world.frames["institution"]
    kinds = {name: frame[name].to_pylist() for name in ("institution_id", "kind", "name_zh", "name_en")}
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(kinds)
        out.writerows(zip(*kinds.values(), strict=True))


def _write_truth(told: list[Told], world: World, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow([*Told._fields, "planted_on"])
        for case in told:
            out.writerow([*case[:-1], "true" if case.is_violation else "false", world.clock.last_day.isoformat()])
