"""Which submissions and receipts a person may see; an institution's people see their own organisation's."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404

from mingjian.filings.models import Receipt, Submission
from mingjian.lake import Lake
from mingjian.people.models import User


@dataclass(frozen=True)
class Wanted:
    """What a reader of the list asks for; empty is everything."""

    institution: str = ""
    period: str = ""
    status: str = ""


def receipt_list(*, seen_by: User, wanted: Wanted) -> QuerySet[Receipt]:
    """The receipts that `seen_by` may see and asks for, newest first."""
    asked = {"institution_id": wanted.institution, "period": _day(wanted.period), "status": wanted.status}
    receipts = _receipts(seen_by).select_related("institution")
    return receipts.filter(**{name: value for name, value in asked.items() if value})


def receipt_get(*, seen_by: User, filing: int) -> Receipt:
    """One receipt with its tables and rules."""
    receipt = _receipts(seen_by).select_related("institution", "submission__by").filter(pk=filing).first()
    if receipt is None:
        raise Http404
    return receipt


def receipt_document(*, seen_by: User, filing: int) -> dict[str, Any]:
    """The receipt as it was given, problems and all."""
    receipt_get(seen_by=seen_by, filing=filing)
    return _lake().ledger.receipt(filing) or {}


def receipt_versions(*, seen_by: User, receipt: Receipt) -> list[Receipt]:
    """Every version of the same filing, oldest first."""
    if receipt.institution_id is None or receipt.period is None:
        return [receipt]
    same = _receipts(seen_by).filter(institution__code=receipt.institution_id, period=receipt.period)
    return list(same.order_by("version").prefetch_related("tables", "rules"))


def problem_rows(*, seen_by: User, filing: int) -> list[dict[str, Any]]:
    """Every problem of a filing, however many: from the lake, where all failing rows stay."""
    receipt_get(seen_by=seen_by, filing=filing)
    lake = _lake()
    rows: list[dict[str, Any]] = lake.problems([filing]).to_pylist()
    files = lake.file_names({row["_file"] for row in rows if row["_file"] is not None})
    return [{**row, "file": files.get(row["_file"], "")} for row in rows]


def submission_list(*, seen_by: User) -> QuerySet[Submission]:
    """The submissions that `seen_by` may see, newest first."""
    found = _submissions(seen_by).defer("outcome")
    return found.select_related("organisation", "by").prefetch_related("receipts")


def submission_get(*, seen_by: User, number: int) -> Submission:
    """One submission."""
    submission = submission_list(seen_by=seen_by).filter(pk=number).first()
    if submission is None:
        raise Http404
    return submission


def _receipts(user: User) -> QuerySet[Receipt]:
    if user.may("see_all_filings"):
        return Receipt.objects.all()
    own = user.may("see_filings")
    return Receipt.objects.filter(institution__code=user.organisation.code) if own else Receipt.objects.none()


def _submissions(user: User) -> QuerySet[Submission]:
    if user.may("see_all_filings"):
        return Submission.objects.all()
    own = user.may("see_filings")
    return Submission.objects.filter(organisation=user.organisation_id) if own else Submission.objects.none()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _lake() -> Lake:
    return Lake.open(Path(settings.HOME))
