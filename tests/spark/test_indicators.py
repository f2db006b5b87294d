"""Indicators come to the same values on Spark: their first case, which has two institutions and the sector, on each."""

import pytest

from mingjian.engine.cases import read_cases, run_case
from mingjian.engine.library import Library

pytestmark = pytest.mark.spark


def test_the_first_case_of_every_indicator_comes_out_on_spark(spark_address: str) -> None:
    from mingjian.engine.spark import SparkEngine

    library = Library.load()
    engine = SparkEngine(spark_address)

    verdicts = [run_case(library, one, read_cases(one)[0], engine) for one in library.indicators.values()]

    engine.close()
    assert [verdict for verdict in verdicts if not verdict.is_good] == []
