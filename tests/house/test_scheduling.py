"""Workers begin with what takes long, and one of them has all of Spark."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.scheduling import TOGETHER, InOrder, pytest_collection_modifyitems


def _test(name: str, *markers: str) -> Any:
    return SimpleNamespace(name=name, get_closest_marker=lambda asked: asked if asked in markers else None)


def test_what_takes_long_comes_first_and_the_rest_stays_as_it_was() -> None:
    items = [
        _test("quick"),
        _test("long", "slow"),
        _test("other"),
        _test("page", "slow", "browser"),
        _test("far", "spark"),
    ]

    pytest_collection_modifyitems(items)

    assert [item.name for item in items] == ["far", "page", "long", "quick", "other"]


@pytest.mark.parametrize("name", ["test_parity", "test_functions", "test_indicators"])
def test_all_of_spark_goes_to_one_worker(name: str) -> None:
    split = InOrder._split_scope

    assert split(InOrder.__new__(InOrder), f"tests/spark/{name}.py::test_a") == TOGETHER
    assert split(InOrder.__new__(InOrder), "tests/web/test_doors.py::test_a") == "tests/web/test_doors.py"
