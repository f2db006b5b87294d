"""One batch of filings through intake: read, convert, check, decide, publish; all of it or nothing becomes visible."""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from mingjian.intake.arriving import Arriving
from mingjian.intake.convert import Converter
from mingjian.intake.desk import Desk
from mingjian.intake.examine import examine
from mingjian.intake.judge import Judge
from mingjian.intake.originals import Originals
from mingjian.intake.outbound import Outbound
from mingjian.intake.reading import Reading
from mingjian.intake.receipt import Receipt, Speaker
from mingjian.intake.rules import RULES
from mingjian.intake.score import Scores
from mingjian.intake.vaulting import Veil
from mingjian.intake.workbench import enter_filings, first_row, open_workbench
from mingjian.lake.publish import Publisher

_UNPUBLISHED = 1 << 50


@dataclass(frozen=True)
class Batch:
    """A batch on its workbench."""

    desk: Desk
    filings: Sequence[Arriving]
    staging: Path
    engine: duckdb.DuckDBPyConnection
    veil: Veil

    def receipts(self) -> list[Receipt]:
        """Read, convert and check everything; the answers, nothing published yet."""
        enter_filings(self.engine, self.filings)
        self._convert()
        self._enter_problems()
        examine(self.desk, self.filings, self.engine)
        speaker = Speaker(self.desk.library.tables, self.desk.library.checks)
        scores = Scores(self.engine, self.desk.library)
        return [self._receipt(filing, speaker, scores) for filing in self.filings]

    def _convert(self) -> None:
        judge = Judge(self.desk.lake.key, self.desk.settings.limits.text_length)
        by_number = {filing.number: filing for filing in self.filings}
        converter = Converter(self.engine, judge, self.veil, self.staging, by_number)
        placed = [filing for filing in self.filings if filing.period and filing.institution_id]
        for begun in Reading(self.desk.library.tables, self.desk.settings, converter.begin).begun(placed):
            converter.finish(begun)

    def _enter_problems(self) -> None:
        rows = []
        for filing in self.filings:
            numbers = {file.name: file.number for file in filing.files}
            for table, problem in filing.problems:
                rule = RULES[problem.rule]
                facts = json.dumps({**problem.facts, "file": problem.file}, ensure_ascii=False, default=str)
                place = (filing.number, numbers.get(problem.file), problem.line, table, problem.column)
                rows.append((*place, problem.rule, rule.severity, rule.dimension, problem.value, facts))
        if rows:
            names = [row[0] for row in self.engine.execute("select column_name from (describe problem)").fetchall()]
            columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
            self.engine.register("told", pa.table(columns))
            self.engine.execute("insert into problem by name select * from told")
            self.engine.unregister("told")

    def _receipt(self, filing: Arriving, speaker: Speaker, scores: Scores) -> Receipt:
        counted = "select count(*), count_if(severity = 'error') from problem where _filing = $1"
        total, errors = first_row(self.engine, counted, [filing.number])
        tables = scores.tables(filing)
        problems = speaker.problems(self.engine, filing, self.desk.settings.limits.problems_per_rule) if total else []
        return Receipt(
            institution_id=filing.institution_id,
            period=filing.period,
            version=filing.version,
            status="rejected" if errors else "accepted",
            score=scores.filing(filing, tables),
            tables=tuple(tables),
            problems=tuple(problems),
            problems_total=total,
            filing=filing.number if filing.number < _UNPUBLISHED else None,
        )


def check(desk: Desk, filings: Sequence[Arriving], staging: Path) -> list[Receipt]:
    """The receipts that the filings would get; nothing is changed."""
    _number(filings, _UNPUBLISHED, 1)
    with open_workbench(staging) as engine:
        return Batch(desk, filings, staging, engine, Veil(desk.lake.key)).receipts()


def take(desk: Desk, filings: Sequence[Arriving], publisher: Publisher) -> list[Receipt]:
    """Check the filings and publish those without errors."""
    files = sum(len(filing.files) for filing in filings)
    _number(filings, publisher.reserve_filings(len(filings)), publisher.reserve_files(files))
    veil = Veil(desk.lake.key)
    with (
        open_workbench(publisher.staging) as engine,
        closing(Originals(filings, publisher.staging / "originals")) as originals,
    ):
        receipts = Batch(desk, filings, publisher.staging, engine, veil).receipts()
        Outbound(desk, engine, publisher, veil, originals).publish(list(zip(filings, receipts, strict=True)))
    return receipts


def _number(filings: Sequence[Arriving], first_filing: int, first_file: int) -> None:
    for number, filing in enumerate(filings, first_filing):
        filing.number = number
        for file in filing.files:
            file.number = first_file
            first_file += 1
