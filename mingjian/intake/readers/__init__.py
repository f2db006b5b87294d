"""Reading the files of a table into Arrow: every cell as filed, every row with its line, every unreadable row told."""

from collections.abc import Callable, Sequence

from mingjian.engine.contracts import Table
from mingjian.intake.problems import Problem
from mingjian.intake.readers import csv, parquet, text, xlsx
from mingjian.intake.readers.filed import Filed, Source
from mingjian.intake.settings import Settings

_Reader = Callable[[Sequence[Source], Table, Settings], list[Filed]]


def _each(read_one: Callable[[Source, Table, Settings], Filed]) -> _Reader:
    return lambda sources, table, settings: [read_one(source, table, settings) for source in sources]


READERS: dict[str, _Reader] = {
    ".txt": text.read,
    ".csv": csv.read,
    ".parquet": _each(parquet.read),
    ".xlsx": _each(xlsx.read),
}


def read(sources: Sequence[Source], table: Table, settings: Settings) -> list[Filed]:
    """Each file as `table`, by the reader of its ending; a file that cannot be read is a problem, not an error."""
    by_ending: dict[str, list[Source]] = {}
    for source in sources:
        if source.path.stat().st_size:
            by_ending.setdefault(source.path.suffix.lower(), []).append(source)
    found: dict[Source, Filed] = {}
    for ending, own in by_ending.items():
        found |= zip(own, READERS[ending](own, table, settings), strict=True)
    return [found.get(one) or Filed.nothing(table, [Problem("empty_file", one.name)]) for one in sources]


__all__ = ["READERS", "Filed", "Source", "read"]
