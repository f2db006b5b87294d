"""Making a backup while the platform runs."""

import io
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

from mingjian.backup.contents import HOME, KEYS, is_remote, lay_aside
from mingjian.backup.errors import NothingToBackUp, TargetInsideHome, TargetTaken
from mingjian.backup.manifest import NAME, Entry, Hashing, Manifest, now, versions
from mingjian.lake import Lake

Tell = Callable[[str, int, int], None]
STEP = "备份 · backup"


def backup_make(home: Path, target: Path, tell: Tell, wait: Callable[[str], None] | None = None) -> Manifest:
    """Write everything of `home` into the new archive `target`, readable by its owner alone.

    Only while it is laid aside does nobody publish; `wait` is told when somebody is publishing now.
    """
    home, target = home.resolve(), target.resolve()
    _refuse(home, target)
    lake = Lake.open(home)
    shelf = Path(tempfile.mkdtemp(prefix=".backup-", dir=home))
    try:
        made_at = now()
        with lake.still(wait):
            databases = lay_aside(lake.home, shelf)
        manifest = Manifest(
            made_at=made_at,
            versions=versions(),
            databases={database.name: database.kind for database in databases},
            warehouse=lake.home.warehouse if is_remote(lake.home) else None,
            keys=tuple(name for name in KEYS if (shelf / HOME / name).exists()),
            files=(),
        )
        return _write(target, shelf, manifest, tell)
    finally:
        shutil.rmtree(shelf)


def _refuse(home: Path, target: Path) -> None:
    if not home.is_dir() or not any(home.iterdir()):
        raise NothingToBackUp(home=home)
    if target.exists():
        raise TargetTaken(target=target)
    if target.is_relative_to(home):
        raise TargetInsideHome(target=target)


def _write(target: Path, shelf: Path, manifest: Manifest, tell: Tell) -> Manifest:
    """The archive appears under its name when it is whole."""
    draft = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            whole = _fill(file, shelf, manifest, tell)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, target)  # unlike a renaming, never over a file that has come meanwhile
    finally:
        draft.unlink(missing_ok=True)
    return whole


def _fill(file: IO[bytes], shelf: Path, manifest: Manifest, tell: Tell) -> Manifest:
    paths = sorted(path for path in shelf.rglob("*") if path.is_file())
    entries = []
    with tarfile.open(fileobj=file, mode="w", dereference=True) as tar:
        for number, path in enumerate(paths):
            tell(STEP, number, len(paths))
            entries.append(_add(tar, path, path.relative_to(shelf).as_posix()))
        whole = Manifest(**{**vars(manifest), "files": tuple(entries)})
        written = tarfile.TarInfo(NAME)
        written.size = len(whole.text())
        tar.addfile(written, io.BytesIO(whole.text()))
    tell(STEP, len(paths), len(paths))
    return whole


def _add(tar: tarfile.TarFile, path: Path, name: str) -> Entry:
    with path.open("rb") as content:
        member = tar.gettarinfo(arcname=name, fileobj=content)
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        reading = Hashing(content)
        tar.addfile(member, cast("IO[bytes]", reading))
    return Entry(name, member.size, reading.sha256)
