"""Long columns judged whole in Arrow: their value in the lake, or nothing when any cell breaks a rule.

This is the quick way of clean files. A column that is not clean is judged cell by cell in SQL (`judge`), which says the
same of every cell and tells which ones break what.
"""

from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from mingjian.engine.contracts import Column
from mingjian.intake.judge import is_typed

_NEVER = pa.scalar(2932896, pa.int32()).cast(pa.date32())  # 9999-12-31
ARROW_TYPES = {
    "text": pa.string(),
    "code": pa.string(),
    "flag": pa.bool_(),
    "integer": pa.int64(),
    "money": pa.decimal128(20, 2),
    "rate": pa.decimal128(20, 6),
    "decimal": pa.decimal128(20, 6),
    "date": pa.date32(),
    "time": pa.time64("us"),
}
_NUMBERS = ("integer", "money", "rate", "decimal")


def judge_whole(array: pa.ChunkedArray, column: Column, text_limit: int) -> pa.ChunkedArray | None:
    """The column as the lake keeps it; None when a cell breaks a rule or the type needs SQL."""
    if is_typed(column, array.type):
        value = _typed(array, column)
    elif not pa.types.is_string(array.type) or column.personal == "identifier":
        return None
    elif column.type == "text":
        value = text(array, column, text_limit)
    else:
        value = _number(array, column) if column.type in _NUMBERS else None
    return value if value is not None and _keeps(value, column) else None


def text(array: pa.ChunkedArray | pa.Array, column: Column, limit: int) -> pa.ChunkedArray | pa.Array | None:
    """Trimmed, empty as NULL; None when one is too long or a required one missing."""
    trimmed = pc.ascii_trim(array, characters=" ")
    lengths = pc.binary_length(trimmed)
    longest = pc.max(lengths).as_py()
    if longest is not None and longest > limit:
        return None
    is_empty = pc.equal(lengths, 0)
    if not pc.any(is_empty).as_py():
        return trimmed
    return None if column.is_required else pc.if_else(is_empty, pa.scalar(None, pa.string()), trimmed)


def _number(array: pa.ChunkedArray, column: Column) -> pa.ChunkedArray | None:
    trimmed = pc.ascii_trim(array, characters=" ")
    is_empty = pc.equal(pc.binary_length(trimmed), 0)
    if pc.any(is_empty).as_py():
        trimmed = pc.if_else(is_empty, pa.scalar(None, pa.string()), trimmed)
    return _cast(trimmed, column)


def _typed(array: pa.ChunkedArray, column: Column) -> pa.ChunkedArray | None:
    value = _cast(array, column)
    if column.type != "date" or value is None:
        return value
    return pc.if_else(pc.equal(value, _NEVER), pa.scalar(None, pa.date32()), value)


def _cast(array: pa.ChunkedArray, column: Column) -> pa.ChunkedArray | None:
    wanted = ARROW_TYPES[column.type]
    if array.type == wanted:
        return array
    try:
        return array.cast(wanted)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return None


def _keeps(value: pa.ChunkedArray, column: Column) -> bool:
    """Whether required cells are given and numbers lie in their range."""
    if column.is_required and value.null_count:
        return False
    if column.minimum is None and column.maximum is None:
        return True
    ends = pc.min_max(value)
    low, high = ends["min"].as_py(), ends["max"].as_py()
    if low is None:
        return True
    is_low = column.minimum is not None and low < Decimal(str(column.minimum))
    return not is_low and not (column.maximum is not None and high > Decimal(str(column.maximum)))
