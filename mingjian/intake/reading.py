"""Reading the files of a batch, several at a time, table by table, and keeping readable identifiers for the vault."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise

from mingjian.engine.contracts import Table
from mingjian.intake.arriving import Arriving, ArrivingFile
from mingjian.intake.convert import FiledAs
from mingjian.intake.readers import Filed, Source, read
from mingjian.intake.settings import Settings

_READERS_AT_ONCE = 2
_Pending = list[tuple[Arriving, ArrivingFile, Future[Filed]]]


def read_tables(
    filings: Sequence[Arriving], tables: dict[str, Table], settings: Settings
) -> Iterator[tuple[Table, list[FiledAs]]]:
    """Each table of the batch with the rows of all its files; the next table is read while one is in use."""
    names = sorted({name for filing in filings for name in filing.tables})
    with ThreadPoolExecutor(_READERS_AT_ONCE) as pool:

        def begin(name: str) -> _Pending:
            return [
                (filing, file, pool.submit(read, Source(file.path, file.name), tables[name], settings))
                for filing in filings
                for file in filing.files
                if file.table == name
            ]

        pending = begin(names[0]) if names else []
        for name, following in pairwise([*names, ""]):
            ready, pending = pending, begin(following) if following else []
            yield tables[name], [_finished(name, *one) for one in ready]


def _finished(table: str, filing: Arriving, file: ArrivingFile, reading: Future[Filed]) -> FiledAs:
    filed = reading.result()
    file.rows = filed.rows.num_rows
    for problem in filed.problems:
        filing.tell(problem, table)
    return FiledAs(filing.number, file.number, filed)
