"""EAST text: fields set apart by 0x01, rows by 0x0A (both may be configured), quotes are ordinary characters."""

from mingjian.engine.contracts import Table
from mingjian.intake.problems import Problem
from mingjian.intake.readers.delimited import Grammar, read_delimited
from mingjian.intake.readers.encoding import to_utf8
from mingjian.intake.readers.filed import Filed, Source
from mingjian.intake.settings import Settings

_SEPARATOR = b"\x01"


def read(source: Source, table: Table, settings: Settings) -> Filed:
    """The rows of an EAST text file."""
    form = settings.form
    decoded = to_utf8(_in_east_form(source.path.read_bytes(), form.separator, form.row_end), form.encoding)
    filed = read_delimited(decoded, table, source.name, Grammar(_SEPARATOR.decode(), None))
    if not decoded.content.endswith(b"\n") and not any(problem.rule == "truncated" for problem in filed.problems):
        last = decoded.content.count(b"\n") + 1
        filed.problems.append(Problem("no_final_line_end", source.name, last))
    return filed


def _in_east_form(content: bytes, separator: bytes, row_end: bytes) -> bytes:
    if row_end not in (b"\n", b"\r\n"):
        content = content.replace(b"\n", b" ").replace(row_end, b"\n")
    return content if separator == _SEPARATOR else content.replace(separator, _SEPARATOR)
