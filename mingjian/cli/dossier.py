"""Everything behind one clue, put together: sentence, law with the value in force, SQL as it ran, filed rows."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
from rich.panel import Panel
from rich.syntax import Syntax
from rich.text import Text

from mingjian.cli import screen, terms
from mingjian.cli.language import readers, say
from mingjian.engine.compiler import Compiler
from mingjian.engine.contracts import Table
from mingjian.engine.library import Library
from mingjian.engine.parameters import Parameter
from mingjian.engine.questions import Model

SHOWN_ROWS = 20


@dataclass(frozen=True)
class Law:
    """One parameter on the day of the clue: what it is called, its value, and where that stands."""

    parameter: str
    title: str
    value: str | None
    unit: str
    since: date | None
    source: str | None
    is_cited: bool


@dataclass(frozen=True)
class Dossier:
    """One clue with all that a person needs to verify it."""

    clue: dict[str, Any]
    title: str
    question: str
    limits: str
    laws: tuple[Law, ...]
    sql: str
    evidence: tuple[dict[str, Any], ...]
    tables: dict[str, Table]

    def document(self) -> dict[str, Any]:
        """The whole as JSON shows it."""
        laws = [law.__dict__ for law in self.laws]
        words = {"title": self.title, "question": self.question, "limits": self.limits}
        facts = json.loads(self.clue["facts"])
        return {
            **self.clue,
            **words,
            "facts": facts,
            "parameters": laws,
            "sql": self.sql,
            "evidence": list(self.evidence),
        }


def compose(library: Library, clue: dict[str, Any], evidence: pa.Table) -> Dossier:
    """The dossier of `clue`; the law is the one in force on the clue's day."""
    model, language = library.models[clue["model"]], readers()
    compiled = Compiler(library, clue["as_of"]).compile(model.sql, model.path)
    names = dict.fromkeys([*model.law, *compiled.parameters])
    rows = tuple({**row, "row": json.loads(row["row"])} for row in evidence.to_pylist())
    return Dossier(
        clue=clue,
        title=model.title.in_language(language),
        question=model.question.in_language(language),
        limits=model.limits.in_language(language),
        laws=tuple(_law(library.parameters[name], clue["as_of"], model) for name in names),
        sql=compiled.sql(pretty=True),
        evidence=rows,
        tables={row["table"]: library.tables[row["table"]] for row in rows},
    )


def _law(parameter: Parameter, day: date, model: Model) -> Law:
    dated, language = parameter.on(day), readers()
    source = dated.source.in_language(language) if dated and dated.source else None
    return Law(
        parameter=parameter.name,
        title=parameter.title.in_language(language),
        value=str(dated.value) if dated else None,
        unit=parameter.unit,
        since=dated.since if dated else None,
        source=source,
        is_cited=parameter.name in model.law,
    )


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
