"""What of a home goes into a backup, laid aside in an instant: by links, so that writing it needs no lock."""

import os
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from mingjian.backup.databases import Database, databases
from mingjian.lake.home import Home

HOME, DATABASES = "home", "databases"
WAREHOUSE = Path(HOME, "lake", "warehouse")
KEYS = ("key", "audit.key", "bundle.key", "certificate.pem", "exchange.key", "secret")
RECORD = ".run.json"
_PASSING = ("lake/staging", "lake/shelf", "runs/scratch")  # what somebody has in hand, or can fetch again
_ENDINGS = (".draft", "-wal", "-shm", "-journal")


def lay_aside(home: Home, shelf: Path) -> list[Database]:
    """Lay everything of `home` under `shelf` as of now, while nobody publishes; gives the databases in it.

    The console's database is copied before the files that it names, and a run's record before its answers are: what is
    named is there. The inbox goes first and last, since a check may end in between.
    """
    kept = [one for one in databases(home) if one.is_there]
    (shelf / HOME).mkdir()
    _take(home.path / "inbox", shelf / HOME / "inbox")
    (shelf / DATABASES).mkdir()
    for database in reversed(kept):
        database.dump(shelf / DATABASES / database.name)
    for record in sorted((home.path / "runs").rglob(f"*{RECORD}")):
        _carry(record, shelf / HOME / record.relative_to(home.path))
    _take(home.path, shelf / HOME, {one.path.resolve() for one in kept if one.path})
    if is_apart(home):
        _take(Path(home.warehouse), shelf / WAREHOUSE)
    return kept


def is_remote(home: Home) -> bool:
    """Whether the data files lie on object storage, which keeps its own copies."""
    return "://" in home.warehouse


def is_apart(home: Home) -> bool:
    """Whether the data files lie in another folder than the home."""
    return not is_remote(home) and not Path(home.warehouse).is_relative_to(home.path)


def _take(folder: Path, target: Path, but: Collection[Path] = ()) -> None:
    """Carry the files of `folder`, but not the databases `but` nor records of runs, which come by another way."""
    names = {path.name for path in but}
    for path in _files(folder):
        if not (path.name in names and path.resolve() in but) and not path.name.endswith(RECORD):
            _carry(path, target / path.relative_to(folder))


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, followlinks=True):
        here = Path(place)
        passing = {folder / one for one in _PASSING}
        folders[:] = [one for one in folders if not one.startswith(".") and here / one not in passing]
        for name in names:
            if not name.startswith(".") and not name.endswith(_ENDINGS):
                yield here / name


def _carry(path: Path, target: Path) -> None:
    """A link where the file system allows one, else a copy; what has gone meanwhile was on its way."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path.resolve() if path.is_symlink() else path, target)
    except FileNotFoundError:
        return
    except OSError:
        shutil.copy2(path, target)
