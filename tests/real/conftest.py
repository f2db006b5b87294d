"""Published data of the real world, where they are: the folder that MINGJIAN_REAL_DATA names, else the sibling's."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.tree import ROOT


@pytest.fixture(scope="session")
def real_data() -> Callable[[str], Path]:
    """The folder of a source; skips the test where it is absent."""
    folder = Path(os.environ.get("MINGJIAN_REAL_DATA") or ROOT.parent / "shared" / "data")

    def source(name: str) -> Path:
        if not (folder / name).is_dir():
            pytest.skip(f"the data of {name} are not here")
        return folder / name

    return source
