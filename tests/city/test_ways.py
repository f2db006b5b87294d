"""Every model has something to find, told in more than one way, and something to leave alone."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from mingjian.city.plants import plants
from mingjian.engine.library import Library
from tests.foreign import FOREIGN

Ways = dict[str, set[str]]


@pytest.fixture(scope="module")
def ways(city: Path) -> tuple[Ways, Ways]:
    """For each model, the ways of its violations and of its near-misses, as the truth of a drawn city lists them."""
    violations, near_misses = defaultdict(set), defaultdict(set)
    with (city / "truth.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            kind = violations if row["is_violation"] == "true" else near_misses
            kind[row["model"]].add(row["way"])
    return violations, near_misses


def test_every_model_of_the_library_has_two_ways_to_be_broken(ways: tuple[Ways, Ways]) -> None:
    violations, _ = ways

    few = {model: violations[model] for model in Library.load().models if len(violations[model]) < 2}
    assert few.keys() == FOREIGN


def test_every_model_of_the_library_has_a_case_that_only_looks_like_one(ways: tuple[Ways, Ways]) -> None:
    _, near_misses = ways

    assert {model for model in Library.load().models if not near_misses[model]} == FOREIGN


def test_no_way_is_both_a_violation_and_a_near_miss_of_a_model(ways: tuple[Ways, Ways]) -> None:
    violations, near_misses = ways

    assert {model: both for model, told in violations.items() if (both := told & near_misses[model])} == {}


def test_every_plant_says_in_a_sentence_what_was_done() -> None:
    silent = [plant.way for plant in plants() if not (plant.tell.__doc__ or "").strip().endswith(".")]

    assert silent == []
