"""The list of problems on its way to a reader, as CSV."""

import csv
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import StreamingHttpResponse

_COLUMNS = {
    "file": "file",
    "line": "_line",
    "table": "table_name",
    "column": "column_name",
    "rule": "rule",
    "severity": "severity",
    "value": "value",
}


def problems_sent(filing: int, rows: Iterable[Mapping[str, Any]]) -> StreamingHttpResponse:
    """The problems of `filing`, streamed, with a mark by which spreadsheets know UTF-8."""
    writer = csv.writer(_Echo())
    lines = (writer.writerow([row[name] for name in _COLUMNS.values()]) for row in rows)
    answer = StreamingHttpResponse(
        ("\ufeff" + writer.writerow(_COLUMNS), *lines), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="problems-{filing}.csv"'
    return answer


class _Echo:
    """Gives back what is written, so that CSV can be streamed."""

    def write(self, line: str) -> str:
        return line
