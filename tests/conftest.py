"""What many tests share: a small city, drawn once, taken in once, its home copied by whoever changes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres

PEOPLE, MONTHS, SEED = 2_000, 3, 1


@pytest.fixture(scope="session")
def city_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawn city of 2,000 people and three months: `filings/` and `truth.csv`."""
    from mingjian.city import draw

    folder = tmp_path_factory.mktemp("city")
    draw(folder, PEOPLE, SEED, MONTHS)
    return folder


@pytest.fixture(scope="session")
def city_home(city_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that has received the whole city; copy it before changing it."""
    from mingjian.intake import take_in

    home = tmp_path_factory.mktemp("home")
    receipts = take_in([city_folder / "filings"], home)
    assert {receipt.status for receipt in receipts} == {"accepted"}
    return home


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A running PostgreSQL; without its programs the test is skipped, and CI installs them."""
    if not postgres.programs():
        pytest.skip("PostgreSQL is not installed; its server cannot start.")
    with postgres.server() as running:
        yield running


@pytest.fixture
def postgres_url(postgres_server: postgres.Server) -> str:
    """The address of a database of one's own, new and empty."""
    return postgres_server.fresh()
