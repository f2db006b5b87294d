"""How an indicator of the sector moved from run to run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingjian.engine.contracts import Words
from mingjian.engine.language import readers
from mingjian.engine.questions import Indicator
from mingjian.insight.models import Value

# What a chart counts in, by the indicator's unit: the factor, and the word after the title.
_COUNTED_IN = {"CNY": (1e-8, Words("亿元", "CNY 100 m")), "ratio": (100.0, Words("%", "%"))}


@dataclass(frozen=True)
class Trend:
    """The sector's values, oldest first; worth a picture from two days on."""

    indicator: Indicator
    days: Sequence[tuple[date, float]]

    @property
    def chart(self) -> dict[str, Any]:
        """The values as a chart takes them, in a unit that people read."""
        factor, unit = _COUNTED_IN.get(self.indicator.unit, (1.0, None))
        title = self.indicator.title.in_language(readers())
        name = f"{title} ({unit.in_language(readers())})" if unit else title
        return {
            "periods": [day.isoformat() for day, _ in self.days],
            "series": {name: [round(value * factor, 4) for _, value in self.days]},
        }


def trend_of(indicator: Indicator) -> Trend | None:
    """The sector over all days that runs computed; None while there is only one."""
    values = Value.objects.filter(indicator=indicator.id, institution=None).order_by("as_of")
    days = list(values.values_list("as_of", "value"))
    return Trend(indicator, days) if len(days) > 1 else None
