"""From outcomes to what is believed of each model: precision with its interval, amount and hours to expect.

Outcomes fade by half every `half_life_days`. A model's prior is what the outcomes of its risk say together, worth
`prior_strength` of them; a kind of institution with `kind_outcomes` of its own is judged apart, from the
model's belief. Whatever could not be decided counts its hours and nothing else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mingjian.clues.learning.posterior import Beta
from mingjian.clues.practice import Practice

CONFIRMED, REFUTED = "confirmed", "refuted"


@dataclass(frozen=True)
class Seen:
    """Outcomes added up: faded weights for belief, plain counts and amounts for the reader."""

    confirmed_weight: float = 0
    refuted_weight: float = 0
    hours_weight: float = 0
    weight: float = 0
    confirmed: int = 0
    refuted: int = 0
    inconclusive: int = 0
    confirmed_amount: float = 0
    claimed_amount: float = 0

    def plus(self, other: "Seen") -> "Seen":
        """Both together."""
        return Seen(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Belief:
    """What is believed of a model, everywhere or at one kind of institution."""

    model: str
    sort: str
    precision: Beta
    amount_share: float
    hours: float
    seen: Seen


def seen_of(row: Mapping[str, Any], today: date, practice: Practice) -> Seen:
    """One group of outcomes: same model, kind, verdict and day; sums of hours and amounts."""
    faded = 0.5 ** (max((today - row["day"]).days, 0) / practice.half_life_days)
    count, verdict = row["count"], row["verdict"]
    base = Seen(hours_weight=faded * row["hours"], weight=faded * count)
    if verdict == CONFIRMED:
        amount, claimed = (float(row[name] or 0) for name in ("amount", "claimed"))
        sums = replace(base, confirmed_amount=amount, claimed_amount=claimed)
        return replace(sums, confirmed_weight=faded * count, confirmed=count)
    if verdict == REFUTED:
        return replace(base, refuted_weight=faded * count, refuted=count)
    return replace(base, inconclusive=count)


def beliefs(models: Iterable[str], outcomes: Mapping[tuple[str, str], Seen], practice: Practice) -> list[Belief]:
    """What is believed of each of `models`, and apart of each kind of institution that has enough outcomes."""
    by_model = _added(((model, seen) for (model, _), seen in outcomes.items()))
    by_risk = _added(((_risk(model), seen) for model, seen in by_model.items()))
    believed = []
    for model in sorted(set(models) | by_model.keys()):
        prior = _risk_belief(by_risk.get(_risk(model), Seen()), practice)
        whole = _belief((model, ""), by_model.get(model, Seen()), prior, practice)
        believed.append(whole)
        for (other, sort), seen in sorted(outcomes.items()):
            if other == model and sort and seen.confirmed_weight + seen.refuted_weight >= practice.kind_outcomes:
                own = _belief((model, sort), seen, _worth(whole.precision.mean, practice.prior_strength), practice)
                believed.append(own)
    return believed


def advice(belief: Belief, practice: Practice) -> str:
    """`retire` or `tune` when the whole interval lies below the declared limit and enough was seen; else nothing."""
    if belief.seen.confirmed_weight + belief.seen.refuted_weight < practice.judged_outcomes:
        return ""
    _, high = belief.precision.interval(practice.interval)
    if high < practice.retire_below:
        return "retire"
    return "tune" if high < practice.tune_below else ""


def _risk(model: str) -> str:
    return model.partition(".")[0]


def _added(parts: Iterable[tuple[str, Seen]]) -> dict[str, Seen]:
    added: dict[str, Seen] = {}
    for key, seen in parts:
        added[key] = added.get(key, Seen()).plus(seen)
    return added


def _risk_belief(seen: Seen, practice: Practice) -> Beta:
    """What the outcomes of a whole risk say, brought down to the weight of a prior."""
    start = _worth(practice.prior_precision, practice.prior_strength)
    return _worth(start.after(seen.confirmed_weight, seen.refuted_weight).mean, practice.prior_strength)


def _worth(mean: float, strength: float) -> Beta:
    return Beta(mean * strength, (1 - mean) * strength)


def _belief(key: tuple[str, str], seen: Seen, prior: Beta, practice: Practice) -> Belief:
    strength = practice.prior_strength
    hours = (seen.hours_weight + strength * practice.prior_hours) / (seen.weight + strength)
    share = seen.confirmed_amount / seen.claimed_amount if seen.claimed_amount else 1.0
    trust = seen.confirmed_weight / (seen.confirmed_weight + strength)
    return Belief(
        model=key[0],
        sort=key[1],
        precision=prior.after(seen.confirmed_weight, seen.refuted_weight),
        amount_share=trust * share + (1 - trust),
        hours=hours,
        seen=seen,
    )
