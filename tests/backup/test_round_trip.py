"""What was backed up comes back: clues, cases, files, keys, a log that proves itself, and runs that find the same."""

import filecmp
import stat
from pathlib import Path

import pytest

from tests.backup.platform import clues, command, held, is_proven

pytestmark = pytest.mark.slow


def _files(home: Path) -> set[str]:
    kept = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    return {name for name in kept if not name.rpartition("/")[2].startswith(".") and "sqlite3" not in name}


def test_a_home_is_restored_elsewhere_and_works_on(full_home: Path, tmp_path: Path) -> None:
    archive, new = tmp_path / "backup.tar", tmp_path / "new" / "home"

    made = command("backup", archive, "--home", full_home)
    restored = command("restore", archive, "--home", new)

    assert (made.returncode, restored.returncode) == (0, 0), made.stderr + restored.stderr
    assert "keep it encrypted" in made.stdout
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert _files(new) == _files(full_home)
    for name in ("key", "audit.key", "secret"):
        assert filecmp.cmp(full_home / name, new / name, shallow=False)
        assert stat.S_IMODE((new / name).stat().st_mode) == 0o600
    counted = held(new)
    assert counted == held(full_home)
    assert min(counted[name] for name in ("clues.Clue", "cases.Case", "audit.Entry", "filings.Receipt")) > 0
    assert is_proven(new)
    assert clues(new) == clues(full_home)


def test_what_a_backup_laid_aside_is_gone_from_the_home(full_home: Path, archive: Path) -> None:
    assert [path.name for path in full_home.glob(".backup-*")] == []
    assert sorted(path.name for path in archive.parent.iterdir()) == [archive.name]
