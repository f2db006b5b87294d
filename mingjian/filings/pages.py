"""What the pages of filings show, put together from what selectors give."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page

from mingjian.engine.language import readers
from mingjian.filings.models import Receipt, Submission
from mingjian.filings.selectors import Wanted
from mingjian.people.models import Organisation

PROBLEMS_SHOWN = 50


@dataclass(frozen=True)
class Index:
    """The list of receipts, and what is still on its way."""

    page: Page[Receipt]
    wanted: Wanted
    pending: Sequence[Submission]
    institutions: Sequence[Organisation]
    periods: Sequence[date]


@dataclass(frozen=True)
class RuleGroup:
    """All problems of one rule in one table: how many there are, and the first of them."""

    table: str
    rule: str
    severity: str
    total: int
    problems: Sequence[dict[str, Any]]


@dataclass(frozen=True)
class ReceiptPage:
    """One receipt whole."""

    receipt: Receipt
    groups: Sequence[RuleGroup]
    versions: Sequence[Receipt]

    @property
    def is_clean(self) -> bool:
        """Whether nothing was wrong."""
        return not self.groups


def receipt_page(receipt: Receipt, document: dict[str, Any], versions: Sequence[Receipt]) -> ReceiptPage:
    """The page of a receipt: its problems by table and rule, errors first."""
    shown: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for problem in document.get("problems", ()):
        told = {**problem, "sentence": problem["message"][readers()]}
        shown.setdefault((problem["table"] or "", problem["rule"]), []).append(told)
    groups = [
        RuleGroup(
            one.table, one.rule, one.severity, one.problems, shown.get((one.table, one.rule), [])[:PROBLEMS_SHOWN]
        )
        for one in receipt.rules.all()
    ]
    return ReceiptPage(receipt, sorted(groups, key=lambda group: (group.severity != "error", -group.total)), versions)


@dataclass(frozen=True)
class Difference:
    """One table in two versions of a filing: rows and problems then and now."""

    table: str
    before: Any
    after: Any

    @property
    def is_changed(self) -> bool:
        """Whether rows, problems or score differ."""
        return self._facts(self.before) != self._facts(self.after)

    @staticmethod
    def _facts(score: Any) -> tuple[Any, ...] | None:
        return (score.rows, score.problems, score.score) if score else None


def differences(before: Receipt, after: Receipt) -> list[Difference]:
    """Table by table, what two versions hold."""
    old, new = ({one.table: one for one in receipt.tables.all()} for receipt in (before, after))
    return [Difference(name, old.get(name), new.get(name)) for name in sorted(old.keys() | new.keys())]
