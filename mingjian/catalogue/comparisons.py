"""A comparison's page: counts by period and by institution, past outcomes laid over them, and each changed clue."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count

from mingjian.catalogue.models import Change, Comparison
from mingjian.clues.models import Clue
from mingjian.people.models import Organisation

CHANGES_A_PAGE = 50
KINDS = ("added", "dropped", "moved", "same")


@dataclass(frozen=True)
class ComparisonPage:
    """One comparison."""

    comparison: Comparison
    totals: Mapping[str, int]
    by_period: Sequence[tuple[str, Mapping[str, int]]]
    by_institution: Sequence[tuple[Any, Mapping[str, int]]]
    outcomes: Sequence[tuple[str, Mapping[str, int]]]
    page: Page[Change]
    known: frozenset[str]
    names: Mapping[str, Organisation]
    wanted: Mapping[str, str]

    @property
    def is_changed(self) -> bool:
        """Whether any clue is added, dropped or moved."""
        return any(self.totals.get(kind) for kind in KINDS[:3])

    @property
    def chart(self) -> Mapping[str, Any]:
        """Clues added and dropped, period by period."""
        periods = [period for period, _ in self.by_period]
        series = {kind: [counts.get(kind, 0) for _, counts in self.by_period] for kind in KINDS[:3]}
        return {"periods": periods, "series": series, "stacked": True}


def comparison_page(comparison: Comparison, query: Mapping[str, str]) -> ComparisonPage:
    """The page; `query` narrows the clues shown by kind, period, institution and verdict."""
    names = {one.code: one for one in Organisation.objects.all()}
    wanted = {name: query[name] for name in ("kind", "institution", "verdict") if query.get(name)}
    page = Paginator(comparison.changes.filter(**wanted), CHANGES_A_PAGE).get_page(query.get("page"))
    by_institution = _summed(comparison.tallies, "institution")
    return ComparisonPage(
        comparison=comparison,
        totals=sum((counts for _, counts in by_institution), Counter()),
        by_period=_summed(comparison.tallies, "period"),
        by_institution=[(names.get(code), counts) for code, counts in by_institution],
        outcomes=_outcomes(comparison),
        page=page,
        known=frozenset(Clue.objects.filter(pk__in=[one.clue for one in page]).values_list("pk", flat=True)),
        names=names,
        wanted=wanted,
    )


def _summed(tallies: Sequence[Mapping[str, Any]], by: str) -> list[tuple[str, Counter[str]]]:
    sums: dict[str, Counter[str]] = {}
    for tally in tallies:
        counts = {kind: tally[kind] for kind in KINDS if kind in tally}
        sums.setdefault(tally[by], Counter()).update(counts)
    return sorted(sums.items())


def _outcomes(comparison: Comparison) -> list[tuple[str, Counter[str]]]:
    """What came of the clues that change, by kind: a clue counts once, however many periods it appears in."""
    rows = comparison.changes.exclude(verdict="").values_list("kind", "verdict")
    counts: dict[str, Counter[str]] = {}
    for kind, verdict, count in rows.annotate(Count("clue", distinct=True)).order_by():
        counts.setdefault(kind, Counter())[verdict] = count
    return sorted(counts.items())
