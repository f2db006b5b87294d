"""EAST text: fields set apart by 0x01, rows by 0x0A (both may be configured), quotes are ordinary characters."""

from collections.abc import Sequence

from mingjian.engine.contracts import Table
from mingjian.intake.problems import Problem
from mingjian.intake.readers.delimited import Grammar, Text, read_delimited
from mingjian.intake.readers.encoding import Decoded, to_utf8
from mingjian.intake.readers.filed import Filed, Source
from mingjian.intake.settings import FileForm, Settings

_SEPARATOR = b"\x01"


def read(sources: Sequence[Source], table: Table, settings: Settings) -> list[Filed]:
    """The rows of EAST text files."""
    texts = [Text(source.name, _decoded(source.path.read_bytes(), settings.form)) for source in sources]
    found = read_delimited(texts, table, Grammar(_SEPARATOR.decode(), None))
    for text, filed in zip(texts, found, strict=True):
        _check_end(text, filed)
    return found


def _check_end(text: Text, filed: Filed) -> None:
    content = text.decoded.content
    if not content.endswith(b"\n") and not any(problem.rule == "truncated" for problem in filed.problems):
        filed.problems.append(Problem("no_final_line_end", text.name, content.count(b"\n") + 1))


def _decoded(content: bytes, form: FileForm) -> Decoded:
    return to_utf8(_in_east_form(content, form.separator, form.row_end), form.encoding)


def _in_east_form(content: bytes, separator: bytes, row_end: bytes) -> bytes:
    if row_end not in (b"\n", b"\r\n"):
        content = content.replace(b"\n", b" ").replace(row_end, b"\n")
    return content if separator == _SEPARATOR else content.replace(separator, _SEPARATOR)
