"""Planted cases: every module here tells the violations of one risk as behaviour, with near-misses beside them.

A plant is a function `(acts, rng) -> Truth` registered for a model with `@violation` or `@near_miss`; the module is
found by its place. Each way is told several times, more often in a larger city.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

import numpy as np

from mingjian.city.acts import Acts

PEOPLE_A_ROUND = 20_000
MOST_ROUNDS = 20


class Truth(NamedTuple):
    """Who did it, at which institution: what a run of the model should find (or, for a near-miss, leave alone).

    What one does may break several rules at once: further truths then name their `model`; they are violations.
    """

    institution_id: str
    subject_type: str
    subject_id: str
    model: str | None = None


Teller = Callable[[Acts, np.random.Generator], Truth | tuple[Truth, ...]]


@dataclass(frozen=True)
class Plant:
    """One way of one model: how it is told, and how often in a city of 20,000."""

    model: str
    way: str
    is_violation: bool
    times: int
    tell: Teller


class Told(NamedTuple):
    """One planted case as `truth.csv` lists it."""

    model: str
    institution_id: str
    subject_type: str
    subject_id: str
    way: str
    is_violation: bool


_plants: list[Plant] = []


def violation(model: str, times: int = 2) -> Callable[[Teller], Teller]:
    """Register one way to break the rule of `model`; told `times` in a city of 20,000, once in a small one."""
    return _registered(model, True, times)


def near_miss(model: str, times: int = 1) -> Callable[[Teller], Teller]:
    """Register a case that looks like one of `model` and is none."""
    return _registered(model, False, times)


def _registered(model: str, is_violation: bool, times: int) -> Callable[[Teller], Teller]:
    def register(tell: Teller) -> Teller:
        _plants.append(Plant(model, tell.__name__, is_violation, times, tell))
        return tell

    return register


def plants() -> list[Plant]:
    """Every plant of every module here, in a fixed order."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return sorted(_plants, key=lambda plant: (plant.model, not plant.is_violation, plant.way))


def rounds(plant: Plant, people: int) -> int:
    """How often a plant is told in a city of this size: at least once, at most twenty times."""
    return max(1, min(MOST_ROUNDS, ceil(plant.times * people / PEOPLE_A_ROUND)))


def tell_all(acts: Acts, people: int) -> Iterator[Told]:
    """Tell every plant as often as the city's size asks."""
    for plant in plants():
        rng = acts.rng(f"{plant.model}.{plant.way}")
        for _ in range(rounds(plant, people)):
            told = plant.tell(acts, rng)
            for truth in told if isinstance(told[0], tuple) else (told,):
                yield _told(plant, truth)


def _told(plant: Plant, truth: Truth) -> Told:
    is_violation = plant.is_violation or truth.model is not None
    return Told(truth.model or plant.model, *truth[:3], plant.way, is_violation)
