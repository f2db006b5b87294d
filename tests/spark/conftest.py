"""One cluster for all tests of this folder; without Java or pyspark they are skipped, and CI has both."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from mingjian.engine.spark import SparkEngine

pytest.importorskip("pyspark")


@pytest.fixture(scope="session")
def spark_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running cluster."""
    from tests.spark.cluster import cluster

    if not shutil.which("java"):
        pytest.skip("Java 17 is not installed; the Spark cluster cannot start.")
    with cluster(tmp_path_factory.mktemp("spark")) as address:
        yield address


@pytest.fixture
def spark_engine(spark_address: str) -> "Iterator[SparkEngine]":
    """An engine with a session of its own."""
    from mingjian.engine.spark import SparkEngine

    engine = SparkEngine(spark_address)
    yield engine
    engine.close()
