"""Everything behind one clue, put together: sentence, law with the value in force, SQL as it ran, filed rows."""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from mingjian.engine.compiler import Compiler
from mingjian.engine.contracts import Table
from mingjian.engine.language import readers
from mingjian.engine.library import Library
from mingjian.engine.parameters import Parameter
from mingjian.engine.questions import Model

_PARAMETER = re.compile(r"\bparam\(\s*'([^']+)'")


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
    rows = tuple({**row, "row": json.loads(row["row"])} for row in evidence.to_pylist())
    return Dossier(
        clue=clue,
        title=model.title.in_language(language),
        question=model.question.in_language(language),
        limits=model.limits.in_language(language),
        laws=laws_in_force(library, model, clue["as_of"]),
        sql=sql_as_run(library, model, clue["as_of"]),
        evidence=rows,
        tables={row["table"]: library.tables[row["table"]] for row in rows},
    )


def laws_in_force(library: Library, model: Model, day: date) -> tuple[Law, ...]:
    """What the model cites and every other parameter that its SQL reads, with the value in force on `day`."""
    names = dict.fromkeys([*model.law, *_PARAMETER.findall(model.sql)])
    return tuple(_law(library.parameters[name], day, model) for name in names)


def sql_as_run(library: Library, model: Model, day: date) -> str:
    """The model's SQL as it runs on `day`, the law's dated values written in; takes up to a second."""
    return Compiler(library, day).compile(model.sql, model.path).shown


def _law(parameter: Parameter, day: date, model: Model) -> Law:
    dated, language = parameter.on(day), readers()
    source = dated.source.in_language(language) if dated and dated.source else None
    return Law(
        parameter=parameter.name,
        title=parameter.title.in_language(language),
        value=str(dated.value) if dated and dated.value is not None else None,
        unit=parameter.unit,
        since=dated.since if dated else None,
        source=source,
        is_cited=parameter.name in model.law,
    )
