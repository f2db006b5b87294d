"""Long columns with few different values are judged once a value, not once a row."""

from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mingjian.engine.contracts import Column, Table
from mingjian.intake.columns import judge_whole, text
from mingjian.intake.judge import Judge, Judgement, cell_of

_LONG = 20_000
_SAMPLE = 4_096
_FEW = 400
_OFTEN_REPEATED = ("code", "flag", "date", "time")


@dataclass(frozen=True)
class Prepared:
    """Rows ready for conversion: some columns already hold the lake's values, the others are judged row by row."""

    rows: pa.Table
    done: frozenset[str]

    def is_done(self, table: Table) -> bool:
        """Whether no cell is left to be judged."""
        return self.done >= table.columns.keys() & set(self.rows.column_names)


def prepare(rows: pa.Table, table: Table, judge: Judge, engine: duckdb.DuckDBPyConnection) -> Prepared:
    """Judge columns whole; one with any breach is left to be judged row by row."""
    if rows.num_rows < _LONG:
        return Prepared(plain(rows), frozenset())
    done: set[str] = set()
    arrays: dict[str, pa.ChunkedArray] = {}
    for name in rows.column_names:
        array, column = rows.column(name), table.columns.get(name)
        judged = None
        if column:
            repeats = _repeats(array, column)
            array = array if repeats else _decoded(array)
            judged = _judged(array, column, judge, engine) if repeats else judge_whole(array, column, judge.text_limit)
        arrays[name] = _decoded(array) if judged is None else judged
        if judged is not None:
            done.add(name)
    return Prepared(pa.table(arrays), frozenset(done))


def plain(rows: pa.Table) -> pa.Table:
    """The rows with every dictionary written out."""
    if not any(pa.types.is_dictionary(field.type) for field in rows.schema):
        return rows
    return pa.table({name: _decoded(rows.column(name)) for name in rows.column_names})


def _decoded(array: pa.ChunkedArray) -> pa.ChunkedArray:
    return array.cast(array.type.value_type) if pa.types.is_dictionary(array.type) else array


def _repeats(array: pa.ChunkedArray, column: Column) -> bool:
    if not (pa.types.is_string(array.type) or pa.types.is_dictionary(array.type)):
        return False
    if column.type in _OFTEN_REPEATED or column.personal == "identifier":
        return True
    if column.type != "text":
        return False
    middle = array.slice(array.length() // 2, _SAMPLE)
    return bool(pc.count_distinct(_decoded(middle)).as_py() < _FEW)


def _judged(
    array: pa.ChunkedArray, column: Column, judge: Judge, engine: duckdb.DuckDBPyConnection
) -> pa.ChunkedArray | None:
    """The column with the lake's values, or None when some value breaks a rule."""
    if not pa.types.is_dictionary(array.type):
        array = array.dictionary_encode()
    array = array.unify_dictionaries()
    if array.null_count and column.is_required:
        return None
    distinct = array.chunk(0).dictionary
    if column.type == "text" and column.personal != "identifier":
        judged = text(distinct, column, judge.text_limit)
    else:
        judged = _judge_values(distinct, column.name, judge.column(column, "filed", pa.string()), engine)
    if judged is None:
        return None
    return _remapped(array, judged)


def _remapped(array: pa.ChunkedArray, judged: pa.Array) -> pa.ChunkedArray:
    """The dictionary's values replaced; NULL ones become NULL cells, so that Parquet takes the dictionary as it is."""
    if not judged.null_count:
        return pa.chunked_array([pa.DictionaryArray.from_arrays(chunk.indices, judged) for chunk in array.chunks])
    is_valid = judged.is_valid().to_numpy(zero_copy_only=False)
    places = pa.array(np.cumsum(is_valid) - 1, pa.int32(), mask=~is_valid)
    values = judged.drop_null()
    return pa.chunked_array(
        [pa.DictionaryArray.from_arrays(places.take(chunk.indices), values) for chunk in array.chunks]
    )


def _judge_values(
    values: pa.Array, name: str, judgement: Judgement, engine: duckdb.DuckDBPyConnection
) -> pa.Array | None:
    breached = " or ".join(f"({breach})" for breach in judgement.breaches.values()) or "false"
    engine.register("distinct_cells", pa.table({":place": pa.array(range(len(values)), pa.int32()), "filed": values}))
    judged = engine.sql(
        f"select {name}, {breached} as is_breached from (select *, {judgement.value} as {name} from "
        f'(select {judgement.cell} as {cell_of(name)}, ":place" from distinct_cells)) order by ":place"'
    ).to_arrow_table()
    engine.unregister("distinct_cells")
    if pc.any(judged.column("is_breached")).as_py():
        return None
    return judged.column(name).combine_chunks()
