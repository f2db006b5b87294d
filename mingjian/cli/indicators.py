"""`mingjian indicators`: what the indicators of a run came to, of institutions and of the sector."""

import csv
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from mingjian.cli import options, screen
from mingjian.engine import terms
from mingjian.engine.language import ask_for, readers, say
from mingjian.engine.library import Library

COLUMNS = ("indicator", "institution_id", "as_of", "value")


class Form(StrEnum):
    """How values are written out."""

    table = "table"
    json = "json"
    csv = "csv"


def indicators(
    home: options.Home = options.DEFAULT_HOME,
    run: options.Run = None,
    institution: Annotated[str | None, typer.Option("--institution", help="只看一家机构 · Of one institution.")] = None,
    format: Annotated[Form, typer.Option("--format", help="输出格式 · The form of the answer.")] = Form.table,
    lang: options.Lang = None,
) -> None:
    """各机构和全行业的指标 · The indicators of every institution and of the sector."""
    ask_for(lang)
    results = options.results_of(home)
    found = results.indicators(results.record(run)).to_pylist()
    rows = [{name: row[name] for name in COLUMNS} for row in found if institution in (None, row["institution_id"])]
    if format is Form.json:
        screen.print_json({"indicators": rows})
    elif format is Form.csv:
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        show(rows)


def show(rows: list[dict[str, Any]]) -> None:
    """One line a value, the sector's before the institutions'; shares as percentages."""
    known = Library.load().indicators
    headings = say("指标 机构 日期 数值 单位 名称", "indicator institution date value unit title").split()
    cells = []
    for row in rows:
        indicator = known.get(row["indicator"])
        unit = indicator.unit if indicator else ""
        value = screen.share(row["value"]) if unit == "ratio" else f"{row['value']:,.2f}"
        whose = row["institution_id"] or say("全行业", "the sector")
        title = indicator.title.in_language(readers()) if indicator else ""
        cells.append((row["indicator"], whose, row["as_of"], value, terms.word(terms.UNITS, unit), title))
    screen.stdout().print(screen.table(say("指标", "Indicators"), headings, cells, right=(3,)))
