"""A backup that is damaged is refused and leaves nothing; nothing is ever overwritten."""

import io
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mingjian.backup.errors import (
    BackupDamaged,
    DatabaseOfAnotherKind,
    HomeNotEmpty,
    NotABackup,
    NothingToBackUp,
    TargetInsideHome,
    TargetTaken,
)
from mingjian.backup.making import backup_make
from mingjian.backup.restoring import backup_restore

TASKS = "django_tasks_database_dbtaskresult"


def _silent(*_: object) -> None:
    """Nobody looks."""


@pytest.fixture
def small_home(tmp_path: Path) -> Path:
    """A home with a key, an original, a task that is running, and a lake that nobody has filled."""
    home = tmp_path / "home"
    (home / "files").mkdir(parents=True)
    (home / "key").write_text("0123456789abcdef")
    (home / "files" / "original.txt").write_bytes(b"filed" * 1000)
    with closing(sqlite3.connect(home / "console.sqlite3")) as database:
        database.execute(f"create table {TASKS} (status text, started_at text)")
        database.execute(f"insert into {TASKS} values ('RUNNING', 'now'), ('SUCCESSFUL', 'then')")
        database.commit()
    return home


@pytest.fixture
def small(small_home: Path, tmp_path: Path) -> Path:
    """Its backup."""
    backup_make(small_home, tmp_path / "b.tar", _silent)
    return tmp_path / "b.tar"


def _members(path: Path) -> Iterator[tuple[tarfile.TarInfo, bytes]]:
    with tarfile.open(path) as tar:
        for member in tar:
            content = tar.extractfile(member)
            assert content
            yield member, content.read()


def _written_again(path: Path, change: dict[str, bytes | None]) -> Path:
    """The archive with members changed, left out (None) or added."""
    other = path.with_name("other.tar")
    contents = {member.name: content for member, content in _members(path)} | change
    with tarfile.open(other, "w") as tar:
        for name, content in contents.items():
            if content is not None:
                member = tarfile.TarInfo(name)
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))
    return other


@pytest.mark.parametrize(
    ("change", "refusal", "told"),
    [
        ({"home/files/original.txt": b"other" * 1000}, BackupDamaged, "home/files/original.txt in it differs"),
        ({"home/files/original.txt": None}, BackupDamaged, "home/files/original.txt in it differs"),
        ({"home/files/added.txt": b"added"}, BackupDamaged, "home/files/added.txt in it differs"),
        ({"databases/console": b"nothing"}, BackupDamaged, "databases/console in it differs"),
        ({"manifest.json": None}, NotABackup, "its end with the manifest is missing"),
        ({"manifest.json": b"{}"}, NotABackup, "its end with the manifest is missing"),
        ({"../outside.txt": b"out"}, NotABackup, "is no backup of Mingjian"),
        ({"/outside.txt": b"out"}, NotABackup, "is no backup of Mingjian"),
    ],
)
def test_a_changed_archive_is_refused_and_nothing_is_left(
    change: dict[str, bytes | None], refusal: type[Exception], told: str, small: Path, tmp_path: Path
) -> None:
    other = _written_again(small, change)
    before = sorted(tmp_path.iterdir())

    with pytest.raises(refusal, match=told):
        backup_restore(other, tmp_path / "new", _silent)

    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.95])
def test_a_cut_archive_is_refused_and_nothing_is_left(share: float, small: Path, tmp_path: Path) -> None:
    manifest_at = small.read_bytes().index(b"mingjian-backup-1")
    small.write_bytes(small.read_bytes()[: int(manifest_at * share)])
    before = sorted(tmp_path.iterdir())

    with pytest.raises(NotABackup):
        backup_restore(small, tmp_path / "new", _silent)

    assert sorted(tmp_path.iterdir()) == before


def test_what_was_being_worked_on_begins_again(small: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()

    backup_restore(small, tmp_path / "new", _silent)

    with closing(sqlite3.connect(tmp_path / "new" / "console.sqlite3")) as database:
        rows = database.execute(f"select * from {TASKS} order by status").fetchall()
    assert rows == [("READY", None), ("SUCCESSFUL", "then")]


def test_a_place_where_something_lies_is_refused(small: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "note").write_text("mine")

    with pytest.raises(HomeNotEmpty, match="restoring overwrites nothing"):
        backup_restore(small, tmp_path / "new", _silent)

    assert [path.name for path in (tmp_path / "new").iterdir()] == ["note"]


def test_a_database_of_another_kind_is_refused(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGJIAN_DATABASE", "postgres://somebody@127.0.0.1:1/nowhere")

    with pytest.raises(DatabaseOfAnotherKind, match="Set MINGJIAN_DATABASE to one of SQLite"):
        backup_restore(small, tmp_path / "new", _silent)

    assert not (tmp_path / "new").exists()


def test_a_warehouse_apart_comes_along_and_goes_where_the_settings_say(
    small_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "rows.parquet").write_bytes(b"rows")
    monkeypatch.setenv("MINGJIAN_WAREHOUSE", str(tmp_path / "disk"))
    backup_make(small_home, tmp_path / "b.tar", _silent)

    monkeypatch.setenv("MINGJIAN_WAREHOUSE", str(tmp_path / "other" / "disk"))
    backup_restore(tmp_path / "b.tar", tmp_path / "new", _silent)

    assert (tmp_path / "other" / "disk" / "rows.parquet").read_bytes() == b"rows"
    assert not (tmp_path / "new" / "lake" / "warehouse").exists()


def test_a_backup_overwrites_nothing_and_lies_outside_the_home(small_home: Path, small: Path, tmp_path: Path) -> None:
    before = small.read_bytes()

    with pytest.raises(TargetTaken):
        backup_make(small_home, small, _silent)
    with pytest.raises(TargetInsideHome):
        backup_make(small_home, small_home / "b.tar", _silent)
    with pytest.raises(NothingToBackUp):
        backup_make(tmp_path / "nowhere", tmp_path / "c.tar", _silent)

    assert small.read_bytes() == before
    assert not (tmp_path / "nowhere").exists()
