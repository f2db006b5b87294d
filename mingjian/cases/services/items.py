"""Items and their rows, copied into the case: what was asked stays what it was when it was asked."""

import json
from typing import TYPE_CHECKING, Any

from mingjian.cases.knowledge import rows_behind
from mingjian.cases.models import Case, Item, Row
from mingjian.clues.models import Clue

if TYPE_CHECKING:
    from mingjian.cases.services.opening import Problem


def clue_item(case: Case, number: int, clue: Clue) -> Item:
    """The clue as it stands now, with the institution's filed rows behind it."""
    item = Item.objects.create(
        case=case,
        number=number,
        clue=clue,
        sentence_zh=clue.sentence_zh,
        sentence_en=clue.sentence_en,
        facts=clue.facts,
        measure=clue.measure,
        threshold=clue.threshold,
        amount=clue.amount,
        as_of=clue.as_of,
        run_id=clue.last_run_id,
    )
    filed = [_row(item, at, row) for at, row in enumerate(rows_behind(clue), 1)]
    Row.objects.bulk_create(filed or [Row(item=item, number=1)])
    return item


def problem_item(case: Case, number: int, problem: "Problem") -> Item:
    """The problem, with the one line it was found in."""
    item = Item.objects.create(
        case=case,
        number=number,
        sentence_zh=problem.message.zh,
        sentence_en=problem.message.en,
        facts={"rule": problem.rule, "column": problem.column},
        as_of=problem.period,
    )
    values = {problem.column: problem.value} if problem.column else {}
    place = {"table": problem.table, "period": problem.period, "file": problem.file, "line": problem.line}
    Row.objects.create(item=item, number=1, values=values, **place)
    return item


def _row(item: Item, number: int, row: dict[str, Any]) -> Row:
    place = {name: row[name] for name in ("table", "period", "file", "line")}
    return Row(item=item, number=number, values=json.loads(row["row"]), **place)
