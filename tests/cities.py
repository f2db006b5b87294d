"""The city that many tests share, made once by the present code and kept for the day: every worker of a run, and the
next run, copies it."""

import fcntl
import hashlib
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from tests.house.tree import LIBRARY, PACKAGE, ROOT

STORE = ROOT / ".pytest_cache" / "cities"


def copied(name: str, folder: Path, make: Callable[[Path], object]) -> Path:
    """A copy in `folder` of what `make` makes in the place given to it; whoever comes first makes it, others wait."""
    STORE.mkdir(parents=True, exist_ok=True)
    kept = STORE / _code() / name
    with (STORE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _keep(kept, make)
        shutil.copytree(kept, folder, dirs_exist_ok=True)
    return folder


def _keep(kept: Path, make: Callable[[Path], object]) -> None:
    """Make it aside, so that nobody finds half of it, and let go of what other code or another day made."""
    for old in STORE.iterdir():
        if old.is_dir() and old != kept.parent:
            shutil.rmtree(old)
    aside = kept.with_name(f"{kept.name}.making")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    make(aside)
    aside.rename(kept)


@cache
def _code() -> str:
    """What the city comes from: the program, the library, the pins, and the day that it is made on."""
    digest = hashlib.sha256(datetime.now(UTC).date().isoformat().encode())
    sources = [ROOT / "requirements" / "run.txt", *PACKAGE.rglob("*.py"), *LIBRARY.rglob("*")]
    for path in sorted(path for path in sources if path.is_file() and "__pycache__" not in path.parts):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
