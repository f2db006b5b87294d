"""The quality league: whose filings are good, by institution, table and rule, and how that moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Avg, Count, F, OuterRef, QuerySet, Subquery, Sum

from mingjian.engine.contracts import DAILY
from mingjian.engine.language import readers
from mingjian.filings.models import Receipt, RuleCount, TableScore
from mingjian.people.models import User

RULES_SHOWN = 15


@dataclass(frozen=True)
class Standing:
    """One institution's place."""

    rank: int
    institution: Any
    score: float
    filings: int
    rejected: int
    weakest: tuple[str, float] | None


@dataclass(frozen=True)
class League:
    """The league of a period, or of all."""

    period: date | None
    standings: Sequence[Standing]
    rules: Sequence[Any]
    trend: dict[str, Any]


def league(*, seen_by: User, period: date | None) -> League:
    """The league as `seen_by` may see it: an institution sees its own place only."""
    receipts = _receipts(seen_by)
    chosen = receipts.filter(period=period) if period else receipts
    newest = _newest(chosen)
    return League(period, _standings(chosen, newest), _rules(newest), _trend(receipts))


def _receipts(user: User) -> QuerySet[Receipt]:
    """What counts; the platform's own filings of each day compete with nobody's."""
    receipts = Receipt.objects.filter(institution__isnull=False, period__isnull=False)
    receipts = receipts.exclude(institution__sort__in=DAILY)
    if user.may("see_all_filings"):
        return receipts
    return receipts.filter(institution__code=user.organisation.code) if user.may("see_filings") else receipts.none()


def _newest(receipts: QuerySet[Receipt]) -> QuerySet[Receipt]:
    """The newest accepted version of each filing."""
    accepted = receipts.filter(status=Receipt.Status.ACCEPTED)
    same = Receipt.objects.filter(
        institution=OuterRef("institution"), period=OuterRef("period"), status=Receipt.Status.ACCEPTED
    )
    return accepted.filter(version=Subquery(same.order_by("-version").values("version")[:1]))


def _standings(chosen: QuerySet[Receipt], newest: QuerySet[Receipt]) -> list[Standing]:
    rejected = dict(
        chosen.filter(status=Receipt.Status.REJECTED).values_list("institution").annotate(Count("pk")).order_by()
    )
    weakest = _weakest(newest)
    rows = (
        newest.values("institution", name_zh=F("institution__name_zh"), name_en=F("institution__name_en"))
        .annotate(score=Avg("score"), filings=Count("pk"))
        .order_by("-score", "institution")
    )
    standings = []
    for rank, row in enumerate(rows, 1):
        code = str(row["institution"])
        standings.append(Standing(rank, row, row["score"], row["filings"], rejected.get(code, 0), weakest.get(code)))
    return standings


def _weakest(newest: QuerySet[Receipt]) -> dict[str, tuple[str, float]]:
    scores = (
        TableScore.objects.filter(receipt__in=newest)
        .values_list("receipt__institution", "table")
        .annotate(mean=Avg("score"))
        .order_by("-mean")
    )
    return {institution: (table, mean) for institution, table, mean in scores if mean < 100}


def _rules(newest: QuerySet[Receipt]) -> list[Any]:
    counts = RuleCount.objects.filter(receipt__in=newest).values("rule", "table", "severity")
    summed = counts.annotate(total=Sum("problems"), institutions=Count("receipt__institution", distinct=True))
    return list(summed.order_by("-total", "rule")[:RULES_SHOWN])


def _trend(receipts: QuerySet[Receipt]) -> dict[str, Any]:
    """Mean scores by period and institution, as a chart takes them."""
    name = f"institution__name_{readers()}"
    rows = list(_newest(receipts).values_list("period", name).annotate(mean=Avg("score")).order_by("period"))
    periods = sorted({period for period, _, _ in rows})
    by_institution: dict[str, dict[date, float]] = {}
    for period, institution, mean in rows:
        by_institution.setdefault(institution, {})[period] = round(mean, 2)
    series = {name: [scores.get(period) for period in periods] for name, scores in sorted(by_institution.items())}
    return {"periods": [period.isoformat() for period in periods], "series": series}
