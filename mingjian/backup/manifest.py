"""The manifest at the end of a backup: what it holds, under which hash, and what made it."""

import hashlib
import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from typing import IO, Any

FORMAT = "mingjian-backup-1"
NAME = "manifest.json"


@dataclass(frozen=True)
class Entry:
    """One file of the archive."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """All of them; `databases` is name to kind, `warehouse` the address of data files that are not in the archive."""

    made_at: str
    versions: dict[str, str]
    databases: dict[str, str]
    warehouse: str | None
    keys: tuple[str, ...]
    files: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(file.size for file in self.files)

    def text(self) -> bytes:
        """The manifest as it is written."""
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1).encode()

    @classmethod
    def read(cls, content: bytes) -> "Manifest":
        """What `text` wrote; raises ValueError, KeyError or TypeError for anything else."""
        said: dict[str, Any] = json.loads(content)
        if said.pop("format") != FORMAT:
            raise ValueError
        said["files"] = tuple(Entry(**file) for file in said["files"])
        said["keys"] = tuple(said["keys"])
        return cls(**said)


def now() -> str:
    """The instant, for `made_at`."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def versions() -> dict[str, str]:
    """What wrote the archive."""
    named = {name: metadata.version(name) for name in ("mingjian", "duckdb", "pyiceberg", "django")}
    return {**named, "python": platform.python_version()}


class Hashing:
    """Reads a file and knows the hash of what was read."""

    def __init__(self, content: IO[bytes]) -> None:
        """`content` is read from where it stands."""
        self._content = content
        self._hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        block = self._content.read(size)
        self._hash.update(block)
        return block

    @property
    def sha256(self) -> str:
        """The hash of everything read so far."""
        return self._hash.hexdigest()


def differing(said: Sequence[Entry], found: Sequence[Entry]) -> str | None:
    """The first name under which the manifest says other than what was found; None when all agree."""
    expected, there = ({one.name: one for one in entries} for entries in (said, found))
    names = sorted(expected.keys() | there.keys())
    return next((name for name in names if expected.get(name) != there.get(name)), None)
