"""Reading the files of a batch and judging their columns, table by table, some tables beside each other."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from mingjian.engine.contracts import Table
from mingjian.intake.arriving import Arriving, ArrivingFile
from mingjian.intake.readers import Filed, Source, read
from mingjian.intake.settings import Settings

WORKERS = 2

Begun = TypeVar("Begun")
_Files = Sequence[tuple[Arriving, ArrivingFile]]


@dataclass(frozen=True)
class FiledAs:
    """A file's rows and the numbers of the filing and file that they carry."""

    filing: int
    file: int
    filed: Filed


@dataclass(frozen=True)
class Reading(Generic[Begun]):
    """How a table's files are read, and what is begun with its rows while other tables are read."""

    tables: Mapping[str, Table]
    settings: Settings
    begin: Callable[[Table, Sequence[FiledAs]], Begun]

    def begun(self, filings: Sequence[Arriving]) -> Iterator[Begun]:
        """What was begun with each table of the filings, in order of name; of the files, rows and problems are told."""
        by_table: dict[str, list[tuple[Arriving, ArrivingFile]]] = {}
        for filing in filings:
            for file in filing.files:
                if file.table:
                    by_table.setdefault(file.table, []).append((filing, file))
        with ThreadPoolExecutor(WORKERS) as pool:
            under_way: deque[Future[Begun]] = deque()
            for name, files in sorted(by_table.items()):
                under_way.append(pool.submit(self._begin, name, files))
                if len(under_way) > WORKERS:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()

    def _begin(self, name: str, files: _Files) -> Begun:
        sources = [Source(file.path, file.name) for _, file in files]
        filed = read(sources, self.tables[name], self.settings)
        for (filing, file), one in zip(files, filed, strict=True):
            file.rows = one.rows.num_rows
            for problem in one.problems:
                filing.tell(problem, name)
        placed = [FiledAs(filing.number, file.number, one) for (filing, file), one in zip(files, filed, strict=True)]
        return self.begin(self.tables[name], placed)
