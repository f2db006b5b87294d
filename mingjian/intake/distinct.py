"""Columns that repeat few values are kept as dictionaries: judged once a value and written as they are."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mingjian.engine.contracts import Column

_SAMPLE = 4_096
_OFTEN = 10
_OFTEN_REPEATED = ("code", "flag", "date", "time")


def condensed(array: pa.ChunkedArray, column: Column) -> pa.ChunkedArray:
    """The column as a dictionary when it is text that repeats itself, one dictionary for all of it."""
    if pa.types.is_dictionary(array.type):
        return array.unify_dictionaries()
    if not pa.types.is_string(array.type):
        return array
    sample = array.slice(array.length() // 2, _SAMPLE)
    few = pc.count_distinct(sample).as_py()
    if few == 1 and pc.all(pc.equal(array, sample[0]), skip_nulls=False).as_py():
        return _constant(sample[0], array.length())
    is_known_to_repeat = column.type in _OFTEN_REPEATED or column.personal == "identifier"
    return array.dictionary_encode() if is_known_to_repeat or few * _OFTEN < sample.length() else array


def _constant(value: pa.Scalar, length: int) -> pa.ChunkedArray:
    places = pa.array(np.zeros(length, np.int32))
    return pa.chunked_array([pa.DictionaryArray.from_arrays(places, pa.array([value.as_py()], pa.string()))])


def plain(array: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column with its dictionary written out."""
    return array.cast(array.type.value_type) if pa.types.is_dictionary(array.type) else array


def values(array: pa.ChunkedArray) -> pa.Array:
    """The distinct values of a condensed column."""
    return array.chunk(0).dictionary if array.num_chunks else pa.array([], array.type.value_type)


def remapped(array: pa.ChunkedArray, judged: pa.Array) -> pa.ChunkedArray:
    """The dictionary's values replaced; NULL ones become NULL cells, so that Parquet takes the dictionary as it is."""
    places = [chunk.indices for chunk in array.chunks]
    if judged.null_count:
        is_valid = judged.is_valid().to_numpy(zero_copy_only=False)
        moved = pa.array(np.cumsum(is_valid) - 1, pa.int32(), mask=~is_valid)
        places, judged = [moved.take(one) for one in places], judged.drop_null()
    chunks = [pa.DictionaryArray.from_arrays(one, judged) for one in places]
    return pa.chunked_array(chunks, pa.dictionary(pa.int32(), judged.type))


def first_seen(array: pa.ChunkedArray, marks: npt.NDArray[np.int64]) -> pa.Array:
    """For each distinct value the mark of the first row that bears it; NULL for values that no row bears."""
    places = pa.chunked_array([chunk.indices for chunk in array.chunks], pa.int32())
    given = pc.fill_null(places, -1).to_numpy()
    first = np.full(len(values(array)) + 1, -1, np.int64)
    first[given[::-1]] = marks[::-1]
    return pa.array(first[:-1], mask=first[:-1] < 0)
