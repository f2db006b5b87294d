"""What EAST text and CSV share: Arrow's parser over the whole file, true line numbers, bad rows told one by one."""

import csv as stdlib_csv
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from mingjian.engine.contracts import Table
from mingjian.intake.problems import Problem
from mingjian.intake.readers.encoding import Decoded
from mingjian.intake.readers.filed import Filed
from mingjian.intake.readers.header import Layout, lay_out

_MANY_BYTES = 1 << 20
_SHOWN = 200


@dataclass(frozen=True)
class Grammar:
    """How fields are set apart; `quote` None when quotes are ordinary characters."""

    separator: str
    quote: str | None


@dataclass
class _BadRows:
    """Gathers the rows that Arrow's parser cannot cut into fields."""

    found: list[tuple[int, str, int]] = field(default_factory=list)

    def __call__(self, row: arrow_csv.InvalidRow) -> str:
        self.found.append((row.number, row.text[:_SHOWN], row.actual_columns))
        return "skip"


def read_delimited(decoded: Decoded, table: Table, file: str, grammar: Grammar) -> Filed:
    """The rows of a decoded file; bad lines become problems and are left out."""
    content = _without_lone_returns(decoded.content)
    layout = lay_out(_first_row(content, grammar), table, file)
    names = [column or f"\x00{place}" for place, column in enumerate(layout.columns)]
    bad = _BadRows()
    rows = _parse(content, names, grammar, bad)
    lines = _lines(rows, bad, content, grammar)
    problems = [*layout.problems, *_bad_row_problems(bad, len(names), content, file)]
    if layout.has_header:
        rows, lines = rows.slice(1), lines[1:]
    rows, lines, blank = _without_blank(rows, lines, decoded)
    problems += [Problem("encoding", file, line) for line in decoded.bad_lines]
    problems += [Problem("fields", file, line, facts={"expected": len(names), "actual": 0}) for line in blank]
    return Filed(_known_columns(rows, layout), lines, problems)


def _without_lone_returns(content: bytes) -> bytes:
    """A carriage return that ends no line would end one for the parser: it becomes a space."""
    if b"\r" not in content or content.count(b"\r") == content.count(b"\r\n"):
        return content
    return content.replace(b"\r\n", b"\n").replace(b"\r", b" ")


def _first_row(content: bytes, grammar: Grammar) -> Sequence[str]:
    line = content[: content.find(b"\n")] if b"\n" in content else content
    text = line.rstrip(b"\r").decode()
    if grammar.quote is None:
        return text.split(grammar.separator)
    return next(stdlib_csv.reader([text], delimiter=grammar.separator), [""])


def _parse(content: bytes, names: list[str], grammar: Grammar, bad: _BadRows) -> pa.Table:
    try:
        return _arrow(content, names, grammar, None)
    except pa.ArrowInvalid:
        return _arrow(content, names, grammar, bad)


def _arrow(content: bytes, names: list[str], grammar: Grammar, bad: _BadRows | None) -> pa.Table:
    is_quoted = grammar.quote is not None and b'"' in content
    return arrow_csv.read_csv(
        pa.BufferReader(content),
        read_options=arrow_csv.ReadOptions(
            use_threads=bad is None and len(content) > _MANY_BYTES, column_names=names, block_size=_block(content, bad)
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=grammar.separator,
            quote_char='"' if is_quoted else False,
            double_quote=is_quoted,
            newlines_in_values=is_quoted,
            ignore_empty_lines=False,
            invalid_row_handler=bad,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, check_utf8=False
        ),
    )


def _block(content: bytes, bad: _BadRows | None) -> int:
    """A row must fit in a block: a file with a very long line is parsed in one."""
    longest_needed = min(len(content) + 1, 1 << 30)
    return longest_needed if bad is not None else min(_MANY_BYTES, longest_needed)


def _lines(rows: pa.Table, bad: _BadRows, content: bytes, grammar: Grammar) -> npt.NDArray[np.int64]:
    """The line of each row: its place, moved by bad rows before it and by line ends inside quoted values."""
    total = rows.num_rows + len(bad.found)
    lines = np.arange(1, total + 1, dtype=np.int64)
    if bad.found:
        lines = np.delete(lines, [number - 1 for number, _, _ in bad.found])
    if grammar.quote is not None and content.count(b"\n") + (not content.endswith(b"\n")) != total:
        inside = np.zeros(rows.num_rows, np.int64)
        for column in rows.columns:
            inside += pc.count_substring(column, "\n").to_numpy()
        lines[1:] += np.cumsum(inside)[:-1]
    return lines


def _bad_row_problems(bad: _BadRows, expected: int, content: bytes, file: str) -> list[Problem]:
    problems = [
        Problem("fields", file, number, value=text, facts={"expected": expected, "actual": actual})
        for number, text, actual in bad.found
    ]
    if problems and not content.endswith(b"\n"):
        last = problems[-1]
        if content.rstrip(b"\r").endswith(bad.found[-1][1].encode()[-20:]) and bad.found[-1][2] < expected:
            problems[-1] = Problem("truncated", file, last.line, value=last.value, facts=last.facts)
    return problems


def _without_blank(
    rows: pa.Table, lines: npt.NDArray[np.int64], decoded: Decoded
) -> tuple[pa.Table, npt.NDArray[np.int64], list[int]]:
    """Blank lines hold no row; those that stand for undecodable lines have been told already."""
    if not (decoded.bad_lines or b"\n\n" in decoded.content or b"\n\r\n" in decoded.content):
        return rows, lines, []
    is_blank = np.ones(rows.num_rows, bool)
    for column in rows.columns:
        is_blank &= pc.equal(column, "").to_numpy()
    told = set(decoded.bad_lines)
    blank = [int(line) for line in lines[is_blank] if int(line) not in told]
    return rows.filter(pa.array(~is_blank)), lines[~is_blank], blank


def _known_columns(rows: pa.Table, layout: Layout) -> pa.Table:
    return rows.select([place for place, column in enumerate(layout.columns) if column])
