"""A clue's dossier as the terminal shows it."""

from typing import Any

from rich.panel import Panel
from rich.syntax import Syntax
from rich.text import Text

from mingjian.cli import screen
from mingjian.engine import terms
from mingjian.engine.contracts import Table
from mingjian.engine.dossier import Dossier
from mingjian.engine.language import readers, say

SHOWN_ROWS = 20


def show(dossier: Dossier) -> None:
    """The dossier from top to bottom, as a person reads it."""
    console, clue = screen.stdout(), dossier.clue
    console.print(Panel(Text(clue["sentence"]), title=Text(dossier.title), subtitle=Text(clue["model"])))
    shown = {**clue, "subject_type": terms.word(terms.SUBJECTS, clue["subject_type"])}
    names = ("clue_id", "institution_id", "subject_type", "subject_id", "as_of", "measure", "threshold", "amount")
    labels = say(
        "编号 机构 主体类别 主体 截至 度量 界限 金额", "id institution kind subject as_of measure threshold amount"
    )
    for label, name in zip(labels.split(), names, strict=True):
        console.print(Text(f"  {label}  {screen.figure(shown[name])}"))
    _show_law(dossier)
    console.print(Text(say("报送原文", "Filed rows"), style="bold"))
    for row in dossier.evidence[:SHOWN_ROWS]:
        _show_filed(row, dossier.tables[row["table"]])
    _show_rest(len(dossier.evidence) - SHOWN_ROWS)
    console.print(Text(say("局限", "Limits"), style="bold"))
    console.print(Text(f"  {dossier.limits}"))
    console.print(Text("SQL", style="bold"))
    console.print(Syntax(dossier.sql, "sql", background_color="default", word_wrap=True))


def _show_law(dossier: Dossier) -> None:
    headings = say("参数 值 单位 自 依据", "parameter value unit since source").split()
    rows = [
        (f"{law.title}\n{law.parameter}", law.value, terms.word(terms.UNITS, law.unit), law.since, law.source)
        for law in dossier.laws
    ]
    screen.stdout().print(screen.table(say("依据与参数", "Law and parameters"), headings, rows, right=(1,)))


def _show_filed(row: dict[str, Any], table: Table) -> None:
    title = table.title.in_language(readers())
    place = say(f"{row['file']} 第{row['line']}行", f"{row['file']} line {row['line']}")
    columns = ((table.columns[name], value) for name, value in row["row"].items())
    cells = [f"{column.title.in_language(readers())}={terms.filed(column, value)}" for column, value in columns]
    screen.stdout().print(Text(f"  {title} · {place}", style="cyan"), Text(f"    {'  '.join(cells)}"), sep="\n")


def _show_rest(left: int) -> None:
    if left > 0:
        more = say(f"  另有{left:,}行；全部见 --json。", f"  and {left:,} rows more; see all with --json.")
        screen.stdout().print(Text(more))
