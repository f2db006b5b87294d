"""What EAST text and CSV share: Arrow's parser over the whole file, true line numbers, bad rows told one by one."""

import csv as stdlib_csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

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
_BYTES_TOGETHER = 64 << 20
_SHOWN = 200


@dataclass(frozen=True)
class Grammar:
    """How fields are set apart; `quote` None when quotes are ordinary characters."""

    separator: str
    quote: str | None


@dataclass(frozen=True)
class Text:
    """A decoded file and the name by which the receipt speaks of it."""

    name: str
    decoded: Decoded


@dataclass(frozen=True)
class _Body:
    """What a text holds below its header, if it has one."""

    text: Text
    layout: Layout
    content: bytes

    @property
    def names(self) -> list[str]:
        """A name for the column at each place."""
        return [column or f"\x00{place}" for place, column in enumerate(self.layout.columns)]

    @property
    def ended(self) -> bytes:
        """The content with a line end after its last line."""
        return self.content if self.content.endswith(b"\n") else self.content + b"\n"

    def lines(self, count: int) -> npt.NDArray[np.int64]:
        """The numbers of its first `count` lines."""
        first = 2 if self.layout.has_header else 1
        return np.arange(first, first + count, dtype=np.int64)


@dataclass
class _BadRows:
    """Gathers the rows that Arrow's parser cannot cut into fields."""

    found: list[tuple[int, str, int]] = field(default_factory=list)

    def __call__(self, row: arrow_csv.InvalidRow) -> str:
        self.found.append((row.number, row.text[:_SHOWN], row.actual_columns))
        return "skip"


def read_delimited(texts: Sequence[Text], table: Table, grammar: Grammar) -> list[Filed]:
    """The rows of each text; bad lines become problems and are left out."""
    bodies = [_body(text, table, grammar) for text in texts]
    return [filed for run in _runs(bodies) for filed in _read_run(run, grammar)]


def _body(text: Text, table: Table, grammar: Grammar) -> _Body:
    content = _without_lone_returns(text.decoded.content)
    layout = lay_out(_first_row(content, grammar), table, text.name)
    return _Body(text, layout, content.partition(b"\n")[2] if layout.has_header else content)


def _runs(bodies: Sequence[_Body]) -> Iterator[list[_Body]]:
    """Bodies in order, as many together as have the same columns and are not too much at once."""
    run: list[_Body] = []
    size = 0
    for body in bodies:
        if run and (body.layout.columns != run[0].layout.columns or size + len(body.content) > _BYTES_TOGETHER):
            yield run
            run, size = [], 0
        run.append(body)
        size += len(body.content)
    if run:
        yield run


def _read_run(run: Sequence[_Body], grammar: Grammar) -> list[Filed]:
    """Small files cost more to begin than to read: parsed as one text when each line of it is a row."""
    rows = _parse_together(run, grammar) if len(run) > 1 else None
    if rows is None:
        return [_read_alone(body, grammar) for body in run]
    counts = [body.ended.count(b"\n") for body in run]
    if rows.num_rows != sum(counts) or _is_blank(rows).any():
        return [_read_alone(body, grammar) for body in run]
    known, starts = _known_columns(rows, run[0].layout), accumulate(counts, initial=0)
    return [
        Filed(known.slice(start, count), body.lines(count), [*body.layout.problems])
        for body, start, count in zip(run, starts, counts, strict=False)
    ]


def _parse_together(run: Sequence[_Body], grammar: Grammar) -> pa.Table | None:
    try:
        return _arrow(b"".join(body.ended for body in run), run[0].names, grammar, None)
    except pa.ArrowInvalid:
        return None


def _read_alone(body: _Body, grammar: Grammar) -> Filed:
    decoded, file, expected = body.text.decoded, body.text.name, len(body.names)
    bad = _BadRows()
    rows = _parse(body, grammar, bad)
    lines = _lines(rows, bad, body, grammar)
    problems = [*body.layout.problems, *_bad_row_problems(bad, body)]
    rows, lines, blank = _without_blank(rows, lines, decoded)
    problems += [Problem("encoding", file, line) for line in decoded.bad_lines]
    problems += [Problem("fields", file, line, facts={"expected": expected, "actual": 0}) for line in blank]
    return Filed(_known_columns(rows, body.layout), lines, problems)


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


def _parse(body: _Body, grammar: Grammar, bad: _BadRows) -> pa.Table:
    if not body.content:
        return pa.table({name: pa.array([], pa.string()) for name in body.names})
    try:
        return _arrow(body.content, body.names, grammar, None)
    except pa.ArrowInvalid:
        return _arrow(body.content, body.names, grammar, bad)


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


def _lines(rows: pa.Table, bad: _BadRows, body: _Body, grammar: Grammar) -> npt.NDArray[np.int64]:
    """The line of each row: its place, moved by bad rows before it and by line ends inside quoted values."""
    total = rows.num_rows + len(bad.found)
    lines = body.lines(total)
    if bad.found:
        lines = np.delete(lines, [number - 1 for number, _, _ in bad.found])
    if grammar.quote is not None and body.ended.count(b"\n") != total:
        inside = np.zeros(rows.num_rows, np.int64)
        for column in rows.columns:
            inside += pc.count_substring(column, "\n").to_numpy()
        lines[1:] += np.cumsum(inside)[:-1]
    return lines


def _bad_row_problems(bad: _BadRows, body: _Body) -> list[Problem]:
    expected, file, content = len(body.names), body.text.name, body.content
    above = 1 if body.layout.has_header else 0
    problems = [
        Problem("fields", file, above + number, value=text, facts={"expected": expected, "actual": actual})
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
    is_blank = _is_blank(rows)
    if not is_blank.any():
        return rows, lines, []
    told = set(decoded.bad_lines)
    blank = [int(line) for line in lines[is_blank] if int(line) not in told]
    return rows.filter(pa.array(~is_blank)), lines[~is_blank], blank


def _is_blank(rows: pa.Table) -> npt.NDArray[np.bool_]:
    """For each row whether every cell of it is empty."""
    is_blank = np.ones(rows.num_rows, bool)
    for column in rows.columns:
        if not is_blank.any():
            break
        is_blank &= pc.equal(column, "").to_numpy()
    return is_blank


def _known_columns(rows: pa.Table, layout: Layout) -> pa.Table:
    return rows.select([place for place, column in enumerate(layout.columns) if column])
