"""A home of a test's own for keys, contracts and certificates."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def at_home(settings: Any, tmp_path: Path, ran_home: Path) -> Path:
    """A home over the city's lake in which files and keys that are made stay."""
    home = tmp_path / "home"
    home.mkdir()
    for part in ("lake", "runs", "files", "vault", "key"):
        (home / part).symlink_to(ran_home / part)
    settings.HOME, settings.MEDIA_ROOT = home, home / "attachments"
    return home
