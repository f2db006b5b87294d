"""The filtered queue as CSV, row by row as it is read."""

import csv
from collections.abc import Iterator
from typing import Any

from mingjian.audit import log
from mingjian.clues.models import Clue, Run
from mingjian.clues.queue import queue_list
from mingjian.clues.wanted import Wanted
from mingjian.engine import terms
from mingjian.engine.language import readers, say
from mingjian.people.models import User
from mingjian.web.library import library

ROWS_EXPORTED = 100_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARK = "\ufeff"  # spreadsheets take the file for UTF-8 by it


class _Echo:
    """A file that gives back what is written."""

    def write(self, text: str) -> str:
        return text


def queue_export(*, by: User, wanted: Wanted) -> Iterator[str]:
    """The lines of the file; the export is in the log before the first of them."""
    run = Run.objects.first()
    if run:
        log.record(by=by, action="clues.export", about=run, query=wanted.query)
    return _lines(by, wanted, readers())


def _lines(by: User, wanted: Wanted, language: str) -> Iterator[str]:
    writer = csv.writer(_Echo())
    models = library().models
    yield _MARK + writer.writerow(_headings())
    for clue in queue_list(seen_by=by, wanted=wanted)[:ROWS_EXPORTED].iterator(2000):
        model = models.get(clue.model)
        title = model.title.in_language(language) if model else clue.model
        yield writer.writerow([_safe(value) for value in _values(clue, title, language)])


def _headings() -> list[str]:
    zh = (
        "疑点编号 模型 模型名称 机构 机构名称 程度 状态 较上期 主体类别 主体 疑点描述 "
        "金额 度量 界限 数据质量 截至 首次出现 预期价值"
    )
    en = (
        "clue,model,model title,institution,institution name,severity,state,finding,subject type,subject,sentence,"
        "amount,measure,threshold,quality,as of,arose on,expected value"
    )
    return say(zh.replace(" ", ","), en).split(",")


def _values(clue: Clue, title: str, language: str) -> list[Any]:
    return [
        clue.clue_id,
        clue.model,
        title,
        clue.institution_id,
        getattr(clue.institution, f"name_{language}"),
        terms.SEVERITIES[clue.severity_key].in_language(language),
        clue.state_words.in_language(language),
        clue.finding_words.in_language(language),
        terms.word(terms.SUBJECTS, clue.subject_type),
        clue.subject_id,
        clue.sentence_zh if language == "zh" else clue.sentence_en,
        clue.amount,
        clue.measure,
        clue.threshold,
        clue.quality,
        clue.as_of.isoformat(),
        clue.arose_on.isoformat(),
        round(clue.expected_value, 2),
    ]


def _safe(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula is marked as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
