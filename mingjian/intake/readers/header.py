"""Which column of the contract stands where: from the header when the first row is one, else the standard's order."""

from collections.abc import Sequence
from dataclasses import dataclass

from mingjian.engine.contracts import Table
from mingjian.intake.problems import Problem


@dataclass(frozen=True)
class Layout:
    """The contract's column at each place (None: one that no contract knows), and whether a header said so."""

    columns: tuple[str | None, ...]
    has_header: bool
    problems: tuple[Problem, ...] = ()


def lay_out(first_row: Sequence[str], table: Table, file: str) -> Layout:
    """The layout of a file by its first row: a header when at least half of its cells are column names."""
    cells = [cell.strip().lower() for cell in first_row]
    known = sum(cell in table.spellings for cell in cells)
    if known * 2 < len(cells) or known == 0:
        return Layout(tuple(table.columns), has_header=False)
    return named(first_row, table, file)


def named(header: Sequence[str], table: Table, file: str) -> Layout:
    """The layout that the header row `header` says, with a problem for each name unknown, missing or given twice."""
    columns = [table.spellings.get(cell.strip().lower()) for cell in header]
    problems = [
        Problem("unknown_column", file, 1, value=cell.strip())
        for cell, column in zip(header, columns, strict=True)
        if column is None
    ]
    given = [column for column in columns if column]
    problems += [
        Problem("column_twice", file, 1, column) for column in sorted({one for one in given if given.count(one) > 1})
    ]
    for name in table.columns.keys() - set(given):
        rule = "missing_column" if table.columns[name].is_required else "missing_optional_column"
        problems.append(Problem(rule, file, 1, name))
    return Layout(_once(columns), has_header=True, problems=tuple(problems))


def _once(columns: Sequence[str | None]) -> tuple[str | None, ...]:
    """The second of two equal columns is left out; the problem above has told it."""
    return tuple(None if column in columns[:place] else column for place, column in enumerate(columns))
