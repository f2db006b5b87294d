"""The sheet of a batch sent in at the portal: a subject a line, and the authorisation under which it is asked about."""

import csv
import io

from mingjian.batches.errors import SheetOfNoLines, SheetUnreadable
from mingjian.batches.taking import MOST_LINES
from mingjian.intake.readers.encoding import to_utf8

TITLES = frozenset({"subject", "查询对象"})
LONGEST, CELLS = 64, 2


def lines_of(content: bytes) -> list[tuple[str, str]]:
    """Subject and authorisation of each line of a CSV in UTF-8 or GB18030; empty lines and a title line are left out.

    Raises SheetUnreadable with the line's number, SheetOfNoLines for none or too many.
    """
    text = to_utf8(content, None)
    if text.bad_lines:
        raise SheetUnreadable(line=text.bad_lines[0])
    rows = csv.reader(io.StringIO(text.content.decode()))
    try:
        lines = [_line(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as fault:
        raise SheetUnreadable(line=rows.line_num) from fault
    if lines and lines[0][0].lower() in TITLES:
        lines = lines[1:]
    if not 0 < len(lines) <= MOST_LINES:
        raise SheetOfNoLines(lines=len(lines), most=MOST_LINES)
    return lines


def _line(number: int, row: list[str]) -> tuple[str, str]:
    cells = [cell.strip() for cell in row]
    subject, authorisation = (*cells, "")[:CELLS] if len(cells) <= CELLS else ("", "")
    if not subject or any(len(cell) > LONGEST or "\x00" in cell for cell in cells):
        raise SheetUnreadable(line=number)
    return subject, authorisation
