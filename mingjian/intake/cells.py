"""Cells of text read whole in Arrow, by the type of their column: the values, or nothing when one cannot be read.

What is read here `judge` reads too, and alike; what is left here it reads, or says cell by cell why not.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from mingjian.engine.contracts import Column
from mingjian.intake.judge import NEVER, NO, YES, spelled

Cells: TypeAlias = pa.Array | pa.ChunkedArray
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
# What trim() of SQL takes away: every space separator of Unicode.
_SPACES = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NO_TEXT = pa.scalar(None, pa.string())


def trimmed(cells: Cells) -> Cells:
    """The cells without spaces around them, empty ones as NULL."""
    cells = pc.utf8_trim(cells, characters=_SPACES)
    lengths = pc.binary_length(cells)
    if pc.min(lengths).as_py() != 0:
        return cells
    return pc.if_else(pc.equal(lengths, 0), _NO_TEXT, cells)


def read_cells(cells: Cells, column: Column) -> Cells | None:
    """The values of trimmed `cells`; None when one of them cannot be read here."""
    if cells.null_count == len(cells):
        return pa.nulls(len(cells), ARROW_TYPES[column.type])
    try:
        return _READ[column.type](cells, column)
    except pa.ArrowInvalid:
        return None


def _text(cells: Cells, _: Column) -> Cells:
    return cells


def _integer(cells: Cells, _: Column) -> Cells:
    return cells.cast(pa.decimal128(28, 6)).cast(pa.int64())


def _number(cells: Cells, column: Column) -> Cells:
    return cells.cast(ARROW_TYPES[column.type])


def _code(cells: Cells, column: Column) -> Cells | None:
    assert column.codes  # noqa: S101 - the contract reader refuses a code column without a list
    known = spelled(column.codes)
    keys = pa.array(known.values(), pa.string())
    value = keys.take(_place(pc.utf8_lower(cells), list(known)))
    if column.codes.is_open:
        value = pc.coalesce(value, _own_words(cells))
    return _all_read(value, cells)


def _own_words(cells: Cells) -> Cells:
    """What an open list's codes say in the institution's own words: 其他-… and other-…"""
    words = pc.if_else(pc.starts_with(cells, "其他-"), pc.utf8_slice_codeunits(cells, 3), _NO_TEXT)
    is_english = pc.starts_with(pc.utf8_lower(cells), "other-")
    words = pc.if_else(is_english, pc.utf8_slice_codeunits(cells, 6), words)
    return pc.binary_join_element_wise("other-", words, "")


def _flag(cells: Cells, _: Column) -> Cells | None:
    truths = pa.array([True] * len(YES) + [False] * len(NO))
    return _all_read(truths.take(_place(pc.utf8_lower(cells), [*YES, *NO])), cells)


def _date(cells: Cells, _: Column) -> Cells:
    given = pc.if_else(pc.is_in(cells, pa.array(NEVER)), _NO_TEXT, cells)
    return pc.replace_substring_regex(given, r"^(\d{4})(\d{2})(\d{2})$", r"\1-\2-\3").cast(pa.date32())


def _time(cells: Cells, _: Column) -> Cells | None:
    clock = pc.replace_substring_regex(cells, r"^(\d{2})(\d{2})(\d{2})$", r"\1:\2:\3")
    if not pc.all(pc.equal(pc.binary_length(clock), 8)).as_py():
        return None
    return pc.binary_join_element_wise("1970-01-01", clock, " ").cast(pa.timestamp("us")).cast(pa.time64("us"))


def _place(cells: Cells, among: list[str]) -> Cells:
    return pc.index_in(cells, value_set=pa.array(among, pa.string()))


def _all_read(value: Cells, cells: Cells) -> Cells | None:
    return value if value.null_count == cells.null_count else None


_READ: Mapping[str, Callable[[Cells, Column], Cells | None]] = {
    "text": _text,
    "code": _code,
    "flag": _flag,
    "integer": _integer,
    "money": _number,
    "rate": _number,
    "decimal": _number,
    "date": _date,
    "time": _time,
}
