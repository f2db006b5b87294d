"""Rows that need no more judging, written to staged Parquet as they are: by period, dictionaries kept."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from mingjian.engine.contracts import Table
from mingjian.intake.arriving import Arriving
from mingjian.intake.cells import ARROW_TYPES

_ROWS_A_FILE = 2_000_000
_ROWS_A_GROUP = 250_000
_LONG = 20_000
_WRITERS = 2


def stage(rows: pa.Table, table: Table, filings: Mapping[int, Arriving], folder: Path) -> None:
    """Write `rows`, which lie filing after filing in order of period, below `folder`, no flaws in any."""
    whole = _whole(rows, table, filings)
    with ThreadPoolExecutor(_WRITERS) as pool:
        for written in [pool.submit(_write, part, path) for path, part in _parts(whole, folder)]:
            written.result()


def _whole(rows: pa.Table, table: Table, filings: Mapping[int, Arriving]) -> pa.Table:
    """The lake's columns in the lake's order."""
    count = rows.num_rows
    numbers, places = np.unique(rows.column("_filing").to_numpy(), return_inverse=True)
    own = [filings[int(number)] for number in numbers]
    codes = pa.array(places, pa.int32())
    arrays = {
        name: rows.column(name) if name in rows.column_names else pa.nulls(count, ARROW_TYPES[column.type])
        for name, column in table.columns.items()
    }
    arrays["institution_id"] = pa.DictionaryArray.from_arrays(codes, pa.array([one.institution_id for one in own]))
    arrays["period"] = pa.array([one.period for one in own], pa.date32()).take(codes)
    arrays |= {name: rows.column(name) for name in ("_filing", "_file", "_line")}
    return pa.table(arrays | {"_flaws": pa.array(np.zeros(count, np.int32))})


def _parts(rows: pa.Table, folder: Path) -> Iterator[tuple[Path, pa.Table]]:
    days = rows.column("period").to_numpy()
    starts = [0, *(np.flatnonzero(days[1:] != days[:-1]) + 1).tolist(), len(days)]
    for (start, end), period in zip(pairwise(starts), days[starts[:-1]], strict=True):
        size = max(
            1, min(_ROWS_A_FILE, -(-(end - start) // _WRITERS) if end - start > _ROWS_A_GROUP * 2 else end - start)
        )
        for place in range(start, end, size):
            yield folder / f"period={period}" / f"{place}.parquet", rows.slice(place, min(size, end - place))


def _write(rows: pa.Table, path: Path) -> None:
    """Statistics of texts cost more than they help, but for who filed; zstd does not repay itself in few rows."""
    repeating = [field.name for field in rows.schema if pa.types.is_dictionary(field.type)]
    texts = {field.name for field in rows.schema if field.type in (pa.string(), pa.dictionary(pa.int32(), pa.string()))}
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        rows,
        path,
        compression="zstd" if rows.num_rows > _LONG else "snappy",
        use_dictionary=repeating,
        write_statistics=[name for name in rows.column_names if name not in texts - {"institution_id"}],
        store_schema=False,
        row_group_size=_ROWS_A_GROUP,
    )
