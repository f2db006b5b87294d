"""A home in full use: a city's filings and runs, clues, cases in every state, a log of it all."""

import shutil
from pathlib import Path

import pytest

from tests.backup.platform import FULL, script


@pytest.fixture(scope="session")
def full_home(ran_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home, its console on SQLite; copy it before changing it."""
    home = tmp_path_factory.mktemp("full") / "home"
    shutil.copytree(ran_home, home)
    script(FULL, home)
    return home


@pytest.fixture(scope="session")
def archive(full_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it."""
    from mingjian.backup.making import backup_make

    target = tmp_path_factory.mktemp("archive") / "backup.tar"
    backup_make(full_home, target, lambda *_: None)
    return target
