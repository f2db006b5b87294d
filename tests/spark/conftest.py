"""One cluster for all tests of this folder; without Java or pyspark they are skipped, and CI has both."""

import shutil
from collections.abc import Iterator

import pytest

pytest.importorskip("pyspark")


@pytest.fixture(scope="session")
def spark_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running cluster."""
    from tests.spark.cluster import cluster

    if not shutil.which("java"):
        pytest.skip("Java 17 is not installed; the Spark cluster cannot start.")
    with cluster(tmp_path_factory.mktemp("spark")) as address:
        yield address
