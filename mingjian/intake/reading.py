"""Reading the files of a batch table by table; the next table is read while one is in use."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from mingjian.engine.contracts import Table
from mingjian.intake.arriving import Arriving, ArrivingFile
from mingjian.intake.convert import FiledAs
from mingjian.intake.readers import Filed, Source, read
from mingjian.intake.settings import Settings

_Files = Sequence[tuple[Arriving, ArrivingFile]]


def read_tables(
    filings: Sequence[Arriving], tables: dict[str, Table], settings: Settings
) -> Iterator[tuple[Table, list[FiledAs]]]:
    """Each table of the batch with the rows of all its files."""
    by_table: dict[str, list[tuple[Arriving, ArrivingFile]]] = {}
    for filing in filings:
        for file in filing.files:
            if file.table:
                by_table.setdefault(file.table, []).append((filing, file))
    with ThreadPoolExecutor(1) as pool:
        begun: deque[tuple[str, Future[list[Filed]]]] = deque()
        for name, files in sorted(by_table.items()):
            sources = [Source(file.path, file.name) for _, file in files]
            begun.append((name, pool.submit(read, sources, tables[name], settings)))
            if len(begun) > 1:
                yield _finished(tables, by_table, *begun.popleft())
        while begun:
            yield _finished(tables, by_table, *begun.popleft())


def _finished(
    tables: Mapping[str, Table], by_table: Mapping[str, _Files], name: str, reading: Future[list[Filed]]
) -> tuple[Table, list[FiledAs]]:
    files = zip(by_table[name], reading.result(), strict=True)
    return tables[name], [_placed(name, filing, file, filed) for (filing, file), filed in files]


def _placed(table: str, filing: Arriving, file: ArrivingFile, filed: Filed) -> FiledAs:
    file.rows = filed.rows.num_rows
    for problem in filed.problems:
        filing.tell(problem, table)
    return FiledAs(filing.number, file.number, filed)
