"""What the overview shows, gathered in few questions to the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Avg, Count, F, Max, Sum
from django.http import Http404

from mingjian.cases.models import Case, Item
from mingjian.cases.selectors import Wanted, case_list
from mingjian.cases.services.moving import today
from mingjian.cases.states import State, Verdict
from mingjian.clues.models import Arisen, Clue, Tally
from mingjian.clues.tally import standing
from mingjian.engine.questions import Indicator
from mingjian.filings.models import Receipt
from mingjian.insight.models import Value
from mingjian.people.models import Organisation, User
from mingjian.web.library import library

# The tiles on top, in this order, where the run has them.
HEADLINES = (
    "balance.total_assets",
    "balance.loans",
    "balance.loans_growth",
    "prudential.non_performing_ratio",
    "lending.small_firm_loans",
    "lending.manufacturing_loans",
    "insurance.premium_income",
    "insurance.density",
)
LEAGUE_SHOWN = OVERDUE_SHOWN = 5


@dataclass(frozen=True)
class Tile:
    """One indicator of the sector, and how it was before."""

    indicator: Indicator
    value: float
    before: float | None

    @property
    def is_ratio(self) -> bool:
        """Whether it is shown in per cent."""
        return self.indicator.unit == "ratio"

    @property
    def change(self) -> float | None:
        """The growth against the day before it, of an amount."""
        return (self.value / self.before - 1) if self.before and not self.is_ratio else None


@dataclass(frozen=True)
class HeatLine:
    """One institution: how many open clues it has of each risk, weighed by severity."""

    institution: Organisation
    cells: Sequence[tuple[str, int, int]]


@dataclass(frozen=True)
class Overview:
    """The page."""

    as_of: date | None
    tiles: Sequence[Tile]
    by_risk: Sequence[Mapping[str, Any]]
    by_month: dict[str, Any]
    funnel: Sequence[tuple[str, int, str]]
    risks: Sequence[str]
    heat: Sequence[HeatLine]
    weakest: Sequence[Mapping[str, Any]]
    overdue: Sequence[Case]
    overdue_in_all: int


def overview(*, seen_by: User) -> Overview:
    """What a head wants in one look; nothing for those who may not see it."""
    if not seen_by.may("see_overview"):
        raise Http404
    by_risk = _by_risk()
    risks = [row["risk"] for row in by_risk]
    overdue = case_list(seen_by=seen_by, wanted=Wanted(view="overdue"), today=today()).order_by("due_on")
    return Overview(
        as_of=Value.objects.aggregate(Max("as_of"))["as_of__max"],
        tiles=_tiles(),
        by_risk=by_risk,
        by_month=_by_month(),
        funnel=_funnel(),
        risks=risks,
        heat=_heat(risks),
        weakest=_weakest(),
        overdue=list(overdue[:OVERDUE_SHOWN]),
        overdue_in_all=overdue.count(),
    )


def indicator_values(*, seen_by: User, indicator: str) -> tuple[Indicator, list[Value]]:
    """An indicator and its newest values: of the sector, then of every institution, the largest first."""
    known = library().indicators.get(indicator)
    if known is None or not seen_by.may("see_overview"):
        raise Http404
    newest = Value.objects.filter(indicator=indicator).aggregate(Max("as_of"))["as_of__max"]
    values = Value.objects.filter(indicator=indicator, as_of=newest).select_related("institution")
    return known, sorted(values, key=lambda one: (one.institution_id is not None, -one.value))


def _tiles() -> list[Tile]:
    days = list(Value.objects.order_by("-as_of").values_list("as_of", flat=True).distinct()[:2])
    sector = Value.objects.filter(institution=None, as_of__in=days, indicator__in=HEADLINES)
    values = {(one.indicator, one.as_of): one.value for one in sector}
    known = library().indicators
    return [
        Tile(known[name], values[name, days[0]], values.get((name, days[1])) if len(days) > 1 else None)
        for name in HEADLINES
        if name in known and days and (name, days[0]) in values
    ]


def _by_risk() -> list[Mapping[str, Any]]:
    return list(standing().values("risk").annotate(found=Sum("clues"), stake=Sum("amount")).order_by("-found", "risk"))


def _by_month() -> dict[str, Any]:
    rows = list(Arisen.objects.all())
    months = sorted({row.month for row in rows})
    counts = {(row.month, row.severity): row.clues for row in rows}
    series = {str(level): [counts.get((month, level), 0) for month in months] for level in (4, 3, 2, 1)}
    return {"periods": [f"{month:%Y-%m}" for month in months], "series": series, "stacked": True}


def _funnel() -> list[tuple[str, int, str]]:
    """From clue to put right: how many clues came so far, and the state in which the queue shows them."""
    state = Clue.State
    ever = Tally.objects.filter(is_trial=False).order_by()
    counts = dict(ever.values_list("state").annotate(Sum("clues")))
    decided = counts.get(state.CONFIRMED, 0) + counts.get(state.REFUTED, 0) + counts.get(state.INCONCLUSIVE, 0)
    taken_up = decided + counts.get(state.IN_CASE, 0)
    return [
        ("found", sum(counts.values()), ""),
        ("taken_up", taken_up + counts.get(state.DISMISSED, 0), state.IN_CASE),
        ("verified", decided, state.CONFIRMED),
        ("confirmed", counts.get(state.CONFIRMED, 0), state.CONFIRMED),
        ("put_right", _put_right(), state.CONFIRMED),
    ]


def _put_right() -> int:
    """Confirmed clues of cases that were put right."""
    done = Item.objects.filter(case__state__in=(State.PUT_RIGHT, State.CLOSED), verdict=Verdict.CONFIRMED)
    found = done.filter(clue__state=Clue.State.CONFIRMED, clue__is_trial=False)
    return found.aggregate(clues=Count("clue", distinct=True))["clues"] or 0


def _heat(risks: Sequence[str]) -> list[HeatLine]:
    weighed = standing().filter(state=Clue.State.OPEN).values_list("institution_id", "risk")
    summed = weighed.annotate(Sum("clues"), weight=Sum(F("severity") * F("clues")))
    counts = {(row[0], row[1]): (row[2], row[3]) for row in summed}
    present = {institution for institution, _ in counts}
    lines = []
    for one in Organisation.objects.filter(code__in=present):
        cells = [(risk, *counts.get((one.code, risk), (0, 0))) for risk in risks]
        lines.append(HeatLine(one, cells))
    return lines


def _weakest() -> list[Mapping[str, Any]]:
    accepted = Receipt.objects.filter(status=Receipt.Status.ACCEPTED, institution__isnull=False)
    rows = accepted.values("institution", "institution__name_zh", "institution__name_en")
    return list(rows.annotate(score=Avg("score")).order_by("score", "institution")[:LEAGUE_SHOWN])
