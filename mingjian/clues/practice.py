"""The numbers of the queue and of learning, as practice has them on a day: `library/parameters/queue/`."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from mingjian.web.library import library


@dataclass(frozen=True)
class Practice:
    """Every number, under the name of its parameter."""

    prior_precision: float
    prior_strength: float
    half_life_days: float
    kind_outcomes: float
    interval: float
    amount_cap: float
    amount_floor: float
    prior_hours: float
    desk_hours: float
    severity_low: float
    severity_medium: float
    severity_high: float
    severity_critical: float
    floor_clues: float
    floor_places: float
    wake_growth: float
    draw_share: float
    draw_least: float
    draw_most: float
    judged_outcomes: float
    tune_below: float
    retire_below: float

    @property
    def severities(self) -> tuple[float, ...]:
        """The factor of each severity, low first."""
        return (self.severity_low, self.severity_medium, self.severity_high, self.severity_critical)


def practice_on(day: date) -> Practice:
    """The numbers in force on `day`."""
    parameters = library().parameters
    values = {one.name: parameters[f"queue.{one.name}"].on(day) for one in fields(Practice)}
    return Practice(**{name: float(Decimal(str(dated.value))) for name, dated in values.items() if dated})
