"""Calls of these tests are undone in the database; the files that they sent in go as well."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _nothing_left(settings: Any) -> Iterator[None]:
    yield
    shutil.rmtree(Path(settings.HOME) / "inbox", ignore_errors=True)
