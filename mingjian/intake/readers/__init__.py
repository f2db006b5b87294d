"""Reading one file of a filing into Arrow: every cell as filed, every row with its line, every unreadable row told."""

from collections.abc import Callable

from mingjian.engine.contracts import Table
from mingjian.intake.problems import Problem
from mingjian.intake.readers import csv, parquet, text, xlsx
from mingjian.intake.readers.filed import Filed, Source
from mingjian.intake.settings import Settings

READERS: dict[str, Callable[[Source, Table, Settings], Filed]] = {
    ".txt": text.read,
    ".csv": csv.read,
    ".parquet": parquet.read,
    ".xlsx": xlsx.read,
}


def read(source: Source, table: Table, settings: Settings) -> Filed:
    """The file as `table`, by the reader of its ending; a file that cannot be read is a problem, not an error."""
    if source.path.stat().st_size == 0:
        return Filed.nothing(table, [Problem("empty_file", source.name)])
    return READERS[source.path.suffix.lower()](source, table, settings)


__all__ = ["READERS", "Filed", "Source", "read"]
