"""What random draws say: of the subjects that no model flagged, how many are likely to be wrong all the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from mingjian.clues.learning.posterior import Beta
from mingjian.clues.models import Draw
from mingjian.clues.practice import practice_on
from mingjian.people.models import User

_BEFORE = Beta(0.5, 0.5)  # Jeffreys: knows nothing, and is honest when nothing was found in a few


@dataclass(frozen=True)
class Misses:
    """The estimate of one table in one period: shares of the unflagged, and what they come to in subjects."""

    table: str
    period: date
    population: int
    checked: int
    found: int
    low: float
    high: float

    @property
    def fewest(self) -> int:
        """Subjects missed at least, with the declared credibility."""
        return round(self.low * self.population)

    @property
    def most(self) -> int:
        """Subjects missed at most."""
        return round(self.high * self.population)


def draw_list(*, seen_by: User) -> QuerySet[Draw]:
    """The draws with how far they are, newest first."""
    if not seen_by.may("see_clues"):
        return Draw.objects.none()
    checked = Count("subjects", filter=~Q(subjects__verdict=""))
    found = Count("subjects", filter=Q(subjects__verdict="found"))
    return Draw.objects.select_related("institution").annotate(checked=checked, found=found)


def misses(draws: Iterable[Draw]) -> list[Misses]:
    """The estimates by period and table, over the institutions where something was checked."""
    interval = practice_on(timezone.localdate()).interval
    added: dict[tuple[date, str], list[int]] = {}
    for draw in draws:
        if draw.checked:  # type: ignore[attr-defined]
            sums = added.setdefault((draw.period, draw.table), [0, 0, 0])
            for n, value in enumerate((draw.population, draw.checked, draw.found)):  # type: ignore[attr-defined]
                sums[n] += value
    return [
        Misses(table, period, population, checked, found, *_BEFORE.after(found, checked - found).interval(interval))
        for (period, table), (population, checked, found) in added.items()
    ]
