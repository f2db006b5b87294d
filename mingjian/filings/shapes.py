"""The forms in which the API of this room answers, and how they are filled."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema

from mingjian.filings import league as leagues
from mingjian.filings.calendar import Cell, Line
from mingjian.filings.models import Receipt, Submission
from mingjian.web.answers import Bilingual

Verdict = Literal["accepted", "rejected"]
Severity = Literal["error", "doubt"]


class SubmissionLine(Schema):
    """Files that were sent in together; `receipts` are the numbers of the filings found among them."""

    submission: int
    state: Literal["waiting", "checking", "answered", "failed"]
    channel: Literal["browser", "api", "folder"]
    is_check_only: bool
    files: int
    bytes: int
    made_at: datetime
    answered_at: datetime | None
    fault: Bilingual | None
    receipts: list[int]


class TableScored(Schema):
    """How one table did."""

    table: str
    rows: int
    problems: int
    score: float


class Checked(Schema):
    """The verdict on one filing of a check alone."""

    institution: str | None
    period: date | None
    status: Verdict
    score: float
    problems: int
    tables: list[TableScored]


class SubmissionShown(SubmissionLine):
    """A submission whole."""

    checked: list[Checked]


class ReceiptLine(Schema):
    """A receipt in the list: one version of what was filed for a period."""

    receipt: int
    submission: int | None
    institution: str | None
    period: date | None
    version: int
    status: Verdict
    score: float
    rows: int
    problems: int
    received_at: datetime


class RuleBroken(Schema):
    """How often a rule was broken in a table; a rule about the filing as a whole names no table."""

    table: str
    rule: str
    severity: Severity
    problems: int


class ReceiptShown(ReceiptLine):
    """A receipt whole, its problems apart."""

    tables: list[TableScored]
    rules: list[RuleBroken]


class ProblemShown(Schema):
    """One problem: where it is, what stands there, and what to do."""

    file: str | None
    line: int | None
    table: str | None
    column: str | None
    rule: str
    severity: Severity
    value: str | None
    message: Bilingual


class Problems(Schema):
    """A page of problems: how many there are, and how many of them are told as sentences over all pages."""

    total: int
    told: int
    problems: list[ProblemShown]


class Due(Schema):
    """How one period stands; `due_on` null: nothing is due."""

    organisation: str
    period: date
    due_on: date | None
    standing: Literal["accepted", "late", "rejected", "overdue", "due", "none"]
    receipt: int | None


class TableMean(Schema):
    """A table and its mean score."""

    table: str
    score: float


class PeriodMean(Schema):
    """A period and its mean score."""

    period: date
    score: float


class Standing(Schema):
    """How one's filings did."""

    score: float
    filings: int
    rejected: int
    weakest: TableMean | None


class Quality(Schema):
    """One's own data quality; `standing` null: nothing was accepted."""

    period: date | None
    standing: Standing | None
    rules: list[RuleBroken]
    trend: list[PeriodMean]


def submission_line(one: Submission) -> dict[str, Any]:
    """A submission as the list shows it."""
    plain = ("state", "channel", "is_check_only", "files", "bytes", "made_at", "answered_at")
    fault = {"zh": one.fault_zh, "en": one.fault_en} if one.fault_en else None
    answered = sorted(receipt.pk for receipt in one.receipts.all())
    return {"submission": one.pk, **_facts(one, plain), "fault": fault, "receipts": answered}


def submission_shown(one: Submission) -> dict[str, Any]:
    """A submission whole."""
    return {**submission_line(one), "checked": [_checked(document) for document in one.checked]}


def receipt_line(one: Receipt) -> dict[str, Any]:
    """A receipt as the list shows it."""
    numbers = {"receipt": one.pk, "submission": one.submission_id, "institution": one.institution_id}
    plain = ("period", "version", "status", "score", "rows", "received_at")
    return {**numbers, **_facts(one, plain), "problems": one.problems_total}


def receipt_shown(one: Receipt) -> dict[str, Any]:
    """A receipt whole."""
    tables = [_facts(table, ("table", "rows", "problems", "score")) for table in one.tables.all()]
    rules = [_facts(rule, ("table", "rule", "severity", "problems")) for rule in one.rules.all()]
    return {**receipt_line(one), "tables": tables, "rules": rules}


def due(line: Line, cell: Cell) -> dict[str, Any]:
    """One cell of the calendar."""
    receipt = cell.receipt.pk if cell.receipt else None
    return {
        "organisation": line.organisation.code,
        **_facts(cell, ("period", "due_on", "standing")),
        "receipt": receipt,
    }


def quality(league: leagues.League) -> dict[str, Any]:
    """The league of somebody who sees their own place alone."""
    own = league.standings[0] if league.standings else None
    scores = next(iter(league.trend["series"].values()), ())
    return {
        "period": league.period,
        "standing": _standing(own) if own else None,
        "rules": [{**rule, "problems": rule["total"]} for rule in league.rules],
        "trend": [{"period": day, "score": mean} for day, mean in zip(league.trend["periods"], scores, strict=False)],
    }


def _standing(own: leagues.Standing) -> dict[str, Any]:
    weakest = {"table": own.weakest[0], "score": own.weakest[1]} if own.weakest else None
    return {**_facts(own, ("score", "filings", "rejected")), "weakest": weakest}


def _checked(document: dict[str, Any]) -> dict[str, Any]:
    said = {name: document[name] for name in ("period", "status", "score", "tables")}
    return {"institution": document["institution_id"], **said, "problems": document["problems_total"]}


def _facts(thing: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}
