"""The filed rows behind clues: found by the keys in a model's result, kept with file and line as on that day."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, zip_longest
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mingjian.engine.contracts import ADDED_COLUMNS, Table
from mingjian.engine.engines import Engine, Source

WHOLE_ROWS = 200
BATCH = 100_000
ORDER = ("model", "clue_id", "period", "_file", "_line")
OTHER_INSTITUTIONS = "other_institution_id"
EVIDENCE_SCHEMA = pa.schema(
    [
        ("clue_id", pa.string()),
        ("table", pa.string()),
        ("institution_id", pa.string()),
        ("period", pa.date32()),
        ("file", pa.string()),
        ("line", pa.int64()),
        ("row", pa.string()),
    ]
)


def keys_of(model: str, table: Table, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """One row for each clue of `model` and key of `table`; a list in the result stands for several keys."""
    keys: dict[tuple[str, ...], None] = {}
    for row in rows:
        columns = [_many(row[name]) for name in table.grain]
        longest = max(map(len, columns), default=0)
        spread = [column * longest if len(column) == 1 else column for column in columns]
        for institution in _institutions(table, row):
            for values in zip_longest(*spread):
                if None not in values:
                    keys[(row["clue_id"], institution, *map(str, values))] = None
    names = ["clue_id", "institution", *(f"key_{name}" for name in table.grain)]
    columns_of_keys = list(zip(*keys, strict=True)) or [()] * len(names)
    found = pa.table([pa.array(column, pa.string()) for column in columns_of_keys], names)
    return found.append_column("model", pa.repeat(model, found.num_rows))


def _many(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _institutions(table: Table, row: Mapping[str, Any]) -> list[str]:
    """Where the key is to be looked for: keys of an institution's own numbering count in its filings only."""
    if table.family == "registers":
        return [""]
    others = _many(row.get(OTHER_INSTITUTIONS))
    return [row["institution_id"], *(str(other) for other in others if other)]


def fetch(engine: Engine, source: Source, table: Table, view: str, keys: pa.Table) -> dict[str, pa.Table]:
    """The filed rows of `table` for the keys, read through the attached `view`, by model; `keys` say whose they are."""
    return by_model(source, table, look_up(engine, table, view, keys))


def look_up(engine: Engine, table: Table, view: str, keys: pa.Table) -> pa.Table:
    """The rows of `table` that the keys lead to, each with the clue and the model that it belongs to."""
    on = {name: f"key_{name}" for name in table.grain}
    if table.family != "registers":
        on["institution_id"] = "institution"
    return engine.look_up(view, table.lake_types, keys, on)


def by_model(source: Source, table: Table, found: pa.Table) -> dict[str, pa.Table]:
    """What was looked up as evidence, by model, each clue's rows in the order of their filing."""
    rows = found.sort_by([(name, "ascending") for name in ORDER])
    files = source.file_names(rows.column("_file").unique().to_pylist())
    evidence = _as_evidence(table, rows, files)
    return {model: evidence.slice(start, end - start) for model, start, end in _runs(rows.column("model"))}


def _as_evidence(table: Table, rows: pa.Table, names: Mapping[int, str]) -> pa.Table:
    """Batch by batch, so that no text grows beyond what one Arrow array holds."""
    is_whole = _places(rows.column("clue_id")) < WHOLE_ROWS
    starts = range(0, rows.num_rows, BATCH)
    parts = [_batch(table, rows.slice(start, BATCH), is_whole[start : start + BATCH], names) for start in starts]
    return pa.concat_tables([EVIDENCE_SCHEMA.empty_table(), *parts])


def _batch(table: Table, rows: pa.Table, is_whole: np.ndarray, names: Mapping[int, str]) -> pa.Table:
    files = rows.column("_file").combine_chunks().dictionary_encode()
    named = pa.array([names.get(file, str(file)) for file in files.dictionary.to_pylist()], pa.string())
    columns = {
        "clue_id": rows.column("clue_id"),
        "table": pa.repeat(table.name, rows.num_rows),
        "institution_id": rows.column("institution_id"),
        "period": rows.column("period"),
        "file": named.take(files.indices),
        "line": rows.column("_line"),
        "row": _as_json(table, rows, pa.array(is_whole)),
    }
    return pa.table(columns).cast(EVIDENCE_SCHEMA)


def _as_json(table: Table, rows: pa.Table, is_whole: pa.Array) -> pa.Array:
    """Each row as one JSON object without its gaps; a row that is not to be whole shows only its key."""
    nothing = pa.scalar(None, pa.string())
    shown = []
    for name in table.columns:
        if name not in ADDED_COLUMNS:
            said = _said(name, rows.column(name))
            shown.append(said if name in table.grain else pc.if_else(is_whole, said, nothing))
    inside = pc.binary_join_element_wise(*shown, ", ", null_handling="skip")
    return pc.binary_join_element_wise("{", inside, "}", "")


def _starts(values: pa.ChunkedArray) -> np.ndarray:
    """Where a new value begins in a column whose equal values stand together."""
    numbers = values.combine_chunks().dictionary_encode().indices.to_numpy()
    return np.flatnonzero(np.diff(numbers, prepend=-1))


def _places(values: pa.ChunkedArray) -> np.ndarray:
    """The place of each row among those of its value, from 0."""
    starts = _starts(values)
    places: np.ndarray = np.arange(len(values)) - np.repeat(starts, np.diff(starts, append=len(values)))
    return places


def _runs(values: pa.ChunkedArray) -> Iterator[tuple[str, int, int]]:
    """Each value of a column whose equal values stand together, and where it begins and ends."""
    for start, end in pairwise([*_starts(values), len(values)]):
        yield values[start].as_py(), start, end


def _said(name: str, values: pa.ChunkedArray) -> pa.Array:
    """A column's values as members of a JSON object; each different value is written once."""
    coded = values.combine_chunks().dictionary_encode()
    written = [
        f"{json.dumps(name)}: {json.dumps(value, default=str, ensure_ascii=False)}"
        for value in coded.dictionary.to_pylist()
    ]
    return pa.array(written, pa.string()).take(coded.indices)
