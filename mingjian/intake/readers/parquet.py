"""Parquet: typed columns by name; the line of a row is its place in the file, from one."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from mingjian.engine.contracts import Table
from mingjian.intake.problems import Problem
from mingjian.intake.readers.filed import Filed, Source
from mingjian.intake.readers.header import named
from mingjian.intake.settings import Settings

_FEW_BYTES = 8


def read(source: Source, table: Table, _settings: Settings) -> Filed:
    """The rows of a Parquet file; columns that no contract knows are left out and told."""
    try:
        header = pq.read_schema(source.path).names
        layout = named(header, table, source.name)
        known = {name: column for name, column in zip(header, layout.columns, strict=True) if column}
        rows = pq.ParquetFile(source.path, read_dictionary=_repeating(source.path)).read(columns=list(known))
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as fault:
        return Filed.nothing(
            table, [Problem("unreadable", source.name, facts={"why": str(fault).splitlines()[0][:120]})]
        )
    rows = rows.rename_columns([known[name] for name in rows.column_names])
    problems = [Problem(problem.rule, problem.file, None, problem.column, problem.value) for problem in layout.problems]
    return Filed(rows, np.arange(1, rows.num_rows + 1, dtype=np.int64), problems)


def _repeating(path: Path) -> list[str]:
    """The columns kept as dictionaries with few bytes a value: they repeat few values and are best read so."""
    metadata = pq.read_metadata(path)
    if not metadata.num_row_groups:
        return []
    group = metadata.row_group(0)
    columns = [group.column(place) for place in range(group.num_columns)]
    return [
        one.path_in_schema
        for one in columns
        if one.has_dictionary_page and one.total_uncompressed_size < _FEW_BYTES * one.num_values
    ]
