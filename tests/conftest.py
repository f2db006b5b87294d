"""What many tests share: a small city, drawn once, taken in once, its home copied by whoever changes it."""

from pathlib import Path

import pytest

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
