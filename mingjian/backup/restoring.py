"""Putting a backup in place: every hash first, then all of it or nothing."""

import shutil
import tarfile
import tempfile
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import IO

import sqlalchemy as sa

from mingjian.backup.contents import DATABASES, HOME, WAREHOUSE, is_apart
from mingjian.backup.databases import SETTINGS, Database, databases, tasks_begin_again
from mingjian.backup.errors import BackupDamaged, DatabaseOfAnotherKind, HomeNotEmpty, NotABackup
from mingjian.backup.making import Tell
from mingjian.backup.manifest import NAME, Entry, Hashing, Manifest, differing
from mingjian.lake.home import Home

STEP = "核对 · verify"
LARGEST_MANIFEST = 1 << 30
_BLOCK = 1 << 20


def backup_restore(file: Path, home: Path, tell: Tell) -> Manifest:
    """Put the backup `file` into the empty place `home`, and its databases where the settings say."""
    place = Home(home.resolve())
    _refuse_filled(place.path)
    place.path.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{place.path.name}-restoring-", dir=place.path.parent))
    try:
        manifest = _unpack(file, staging, tell)
        (staging / HOME).mkdir(exist_ok=True)
        with ExitStack() as undoing:
            for database in _matched(place, manifest):
                _place_database(database, staging, place, undoing)
            _place_warehouse(place, staging, undoing)
            (staging / HOME).rename(place.path)
            undoing.pop_all()
        return manifest
    finally:
        shutil.rmtree(staging)


def _refuse_filled(place: Path) -> None:
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise HomeNotEmpty(place=place)


def _unpack(file: Path, staging: Path, tell: Tell) -> Manifest:
    """Write what the archive holds below `staging`, hold it against the manifest, and give the manifest."""
    found: list[Entry] = []
    said = b""
    try:
        with file.open("rb") as content, tarfile.open(fileobj=content, mode="r|") as tar:
            for member in tar:
                tell(STEP, len(found), 0)
                if member.name == NAME and member.size <= LARGEST_MANIFEST:
                    said = _opened(tar, member).read()
                else:
                    found.append(_written(tar, member, staging))
        manifest = Manifest.read(said)
    except (tarfile.TarError, EOFError, ValueError, KeyError, TypeError, FileExistsError) as fault:
        raise NotABackup(file=file) from fault
    if name := differing(manifest.files, found):
        raise BackupDamaged(file=file, name=name)
    return manifest


def _written(tar: tarfile.TarFile, member: tarfile.TarInfo, staging: Path) -> Entry:
    place = PurePosixPath(member.name)
    if not member.isfile() or place.is_absolute() or ".." in place.parts or place.parts[0] not in (HOME, DATABASES):
        raise tarfile.ExtractError(member.name)
    target = staging / place
    target.parent.mkdir(parents=True, exist_ok=True)
    reading = Hashing(_opened(tar, member))
    size = 0
    with target.open("xb") as out:
        while block := reading.read(_BLOCK):
            size += out.write(block)
    target.chmod(member.mode & 0o777)
    return Entry(member.name, size, reading.sha256)


def _opened(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    content = tar.extractfile(member)
    if content is None:
        raise tarfile.ExtractError(member.name)
    return content


def _matched(place: Home, manifest: Manifest) -> list[Database]:
    """Where each database of the archive goes, all of them empty and of the kind that was copied."""
    said = {database.name: database for database in databases(place)}
    for name, kept in manifest.databases.items():
        if name not in said or said[name].kind != kept:
            there = said[name].kind if name in said else "–"
            raise DatabaseOfAnotherKind(name=name, kept=kept, said=there, setting=SETTINGS[name])
    matched = [said[name] for name in manifest.databases]
    for database in matched:
        database.refuse_filled()
    return matched


def _place_database(database: Database, staging: Path, place: Home, undoing: ExitStack) -> None:
    dumped = staging / DATABASES / database.name
    if database.path is None:
        database.load(dumped)
        undoing.callback(database.forget)
        tasks_begin_again(database.url)
        return
    tasks_begin_again(sa.URL.create("sqlite", database=str(dumped)))
    if database.path.is_relative_to(place.path):
        target = staging / HOME / database.path.relative_to(place.path)
    else:
        target = database.path
        undoing.callback(target.unlink, missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(dumped, target)


def _place_warehouse(place: Home, staging: Path, undoing: ExitStack) -> None:
    """Data files lie in the home, unless the settings name another folder."""
    if not is_apart(place) or not (staging / WAREHOUSE).exists():
        return
    target = Path(place.warehouse)
    _refuse_filled(target)
    if target.exists():
        target.rmdir()
    undoing.callback(shutil.rmtree, target, ignore_errors=True)
    shutil.move(staging / WAREHOUSE, target)
