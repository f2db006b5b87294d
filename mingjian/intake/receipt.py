"""The answer to a filing: accepted or rejected, its score, every problem with file, line, column, rule and remedy."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import duckdb

from mingjian.engine.contracts import Table, Words
from mingjian.engine.questions import Check
from mingjian.intake.arriving import Arriving
from mingjian.intake.rules import RULES


@dataclass(frozen=True)
class TableReceipt:
    """One table of a filing: rows read, problems found, score 0 to 100."""

    table: str
    rows: int
    problems: int
    score: float


@dataclass(frozen=True)
class ProblemReceipt:
    """One problem, in both languages."""

    file: str | None
    line: int | None
    table: str | None
    column: str | None
    rule: str
    severity: str
    value: str | None
    message: Mapping[str, str]


@dataclass(frozen=True)
class Receipt:
    """What the institution gets back."""

    institution_id: str | None
    period: date | None
    version: int
    status: str
    score: float
    tables: tuple[TableReceipt, ...]
    problems: tuple[ProblemReceipt, ...]
    problems_total: int
    filing: int | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether the filing counts from now on."""
        return self.status == "accepted"

    def document(self) -> dict[str, Any]:
        """The receipt as plain values."""
        plain = asdict(self)
        plain["period"] = self.period.isoformat() if self.period else None
        plain["tables"] = list(plain["tables"])
        plain["problems"] = [{**problem, "message": dict(problem["message"])} for problem in plain["problems"]]
        return plain

    @classmethod
    def from_document(cls, said: Mapping[str, Any]) -> "Receipt":
        """The receipt that `document` wrote."""
        return cls(
            institution_id=said["institution_id"],
            period=date.fromisoformat(said["period"]) if said["period"] else None,
            version=said["version"],
            status=said["status"],
            score=said["score"],
            tables=tuple(TableReceipt(**table) for table in said["tables"]),
            problems=tuple(ProblemReceipt(**problem) for problem in said["problems"]),
            problems_total=said["problems_total"],
            filing=said["filing"],
        )


@dataclass(frozen=True)
class Speaker:
    """Turns rows of the problem table into sentences."""

    tables: Mapping[str, Table]
    checks: Mapping[str, Check]

    def problems(self, engine: duckdb.DuckDBPyConnection, filing: Arriving, limit: int) -> list[ProblemReceipt]:
        """The problems of `filing`, at most `limit` a rule, gravest first, then by file and line."""
        names = {file.number: file.name for file in filing.files}
        found = engine.execute(
            "select _file, _line, table_name, column_name, rule, severity, value, facts "
            "from problem where _filing = $1 "
            "qualify row_number() over (partition by rule order by _file, _line) <= $2 "
            "order by severity = 'doubt', _file nulls first, _line, column_name, rule",
            [filing.number, limit],
        ).fetchall()
        return [self._problem(row, names) for row in found]

    def _problem(self, row: tuple[Any, ...], names: Mapping[int, str]) -> ProblemReceipt:
        number, line, table, column, rule, severity, value, facts = row
        said = json.loads(facts) if facts else {}
        file = names.get(number) or said.get("file")
        template = self.checks[rule].message if rule in self.checks else RULES[rule].message
        place = {"file": file or "", "line": line if line is not None else "-", "value": value or ""}
        message = {
            language: _fill(template, language, {**said, **place, **self._titles(table, column, language)})
            for language in ("zh", "en")
        }
        return ProblemReceipt(file or None, line, table, column, rule, severity, value, message)

    def _titles(self, table: str | None, column: str | None, language: str) -> dict[str, str]:
        contract = self.tables.get(table or "")
        if contract is None:
            return {"table": table or "", "column": column or ""}
        columns = [
            contract.columns[name].title if name in contract.columns else None for name in (column or "").split(", ")
        ]
        titles = [one.in_language(language) for one in columns if one]
        separator = "、" if language == "zh" else ", "
        return {"table": contract.title.in_language(language), "column": separator.join(titles) or column or ""}


class _Facts(dict[str, object]):
    """A fact that is not known shows as a dash instead of stopping the receipt."""

    def __missing__(self, key: str) -> str:
        return "-"


def _fill(template: Words, language: str, facts: Mapping[str, object]) -> str:
    given = {name: fact for name, fact in facts.items() if fact is not None}
    chosen = {name: fact.get(language, "") if isinstance(fact, dict) else fact for name, fact in given.items()}
    return template.in_language(language).format_map(_Facts(chosen))
