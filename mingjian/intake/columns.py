"""Columns judged whole in Arrow: their value in the lake, or nothing when any cell breaks a rule.

This is the way of clean files. A column that is not clean is judged cell by cell in SQL (`judge`), which says the same
of every cell and tells which ones break what.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from mingjian.engine.contracts import Column
from mingjian.intake import distinct
from mingjian.intake.cells import ARROW_TYPES, Cells, read_cells, trimmed
from mingjian.intake.judge import is_typed

_NEVER = pa.scalar(2932896, pa.int32()).cast(pa.date32())  # 9999-12-31
Veil = Callable[[pa.ChunkedArray], pa.Array]


@dataclass(frozen=True)
class WholeJudge:
    """Judges columns; `veil` gives what the lake keeps for each distinct identifier of a column."""

    text_limit: int
    veil: Veil

    def column(self, array: pa.ChunkedArray, column: Column) -> pa.ChunkedArray | None:
        """The column as the lake keeps it; None when a cell breaks a rule, or cannot be judged here."""
        if column.personal == "identifier":
            return self._identifier(array, column)
        if array.null_count and column.is_required:
            return None
        if array.null_count == len(array):
            return pa.chunked_array([pa.nulls(len(array), ARROW_TYPES[column.type])])
        if pa.types.is_dictionary(array.type):
            value = self._cells(distinct.values(array), column)
            return None if value is None else distinct.remapped(array, value)
        return _typed(array, column) if is_typed(column, array.type) else self._cells(array, column)

    def _identifier(self, array: pa.ChunkedArray, column: Column) -> pa.ChunkedArray | None:
        veiled = self.veil(array)
        if not pa.types.is_dictionary(array.type) or (array.null_count and column.is_required):
            return None
        is_clean = self._cells(distinct.values(array), column) is not None
        return distinct.remapped(array, veiled) if is_clean else None

    def _cells(self, filed: Cells, column: Column) -> Cells | None:
        if not pa.types.is_string(filed.type):
            return None
        cells = trimmed(filed)
        if column.is_required and cells.null_count:
            return None
        if column.type == "text" and (pc.max(pc.binary_length(cells)).as_py() or 0) > self.text_limit:
            return None
        value = read_cells(cells, column)
        return value if value is not None and _is_in_range(value, column) else None


def _typed(array: pa.ChunkedArray, column: Column) -> pa.ChunkedArray | None:
    try:
        value = array.cast(ARROW_TYPES[column.type])
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return None
    if column.type == "date":
        value = pc.if_else(pc.equal(value, _NEVER), pa.scalar(None, pa.date32()), value)
    return value if _is_in_range(value, column) else None


def _is_in_range(value: Cells, column: Column) -> bool:
    if column.minimum is None and column.maximum is None:
        return True
    ends = pc.min_max(value)
    low, high = ends["min"].as_py(), ends["max"].as_py()
    if low is None:
        return True
    is_low = column.minimum is not None and low < Decimal(str(column.minimum))
    return not is_low and not (column.maximum is not None and high > Decimal(str(column.maximum)))
