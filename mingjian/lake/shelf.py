"""Data files that lie on object storage, near at hand: they never change, so one copy on the local disk will do.

DuckDB reads the copies as it reads a local lake; its own reader of S3 is an extension that must be downloaded.
"""

import os
import shutil
import time
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pyiceberg.io import FileIO, load_file_io

KEPT_DAYS = 30
_AT_ONCE = 8
_BLOCK = 1 << 24
_SAID = {
    "s3.endpoint": ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"),
    "s3.region": ("AWS_REGION", "AWS_DEFAULT_REGION"),
}


def access() -> dict[str, str]:
    """How S3 is reached, for PyIceberg, from the variables that every S3 client reads; it finds the keys itself."""
    found = {name: next(filter(None, map(os.environ.get, said)), None) for name, said in _SAID.items()}
    return {name: value for name, value in found.items() if value}


@dataclass(frozen=True)
class Shelf:
    """Copies below `folder` of the data files of `warehouse`."""

    warehouse: str
    folder: Path

    def near(self, addresses: Sequence[str]) -> list[str]:
        """Where each data file can be read on this machine, fetched when it is not there yet; a local one is itself."""
        places = {address: self._place(address) for address in addresses if "://" in address}
        missing = {address: place for address, place in places.items() if not _is_fresh(place)}
        if missing:
            io = load_file_io(access(), self.warehouse)
            with ThreadPoolExecutor(_AT_ONCE) as carriers:
                list(carriers.map(lambda one: _fetch(io, *one), missing.items()))
            self._clear()
        return [str(places.get(address, address)) for address in addresses]

    def _place(self, address: str) -> Path:
        return self.folder / address.removeprefix(f"{self.warehouse}/")

    def _clear(self) -> None:
        """Drop the copies that nobody has read for long."""
        oldest = time.time() - KEPT_DAYS * 86_400
        for path in self.folder.rglob("*.parquet*"):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


def _is_fresh(place: Path) -> bool:
    """Whether the copy is there; it is then marked as read today."""
    try:
        os.utime(place)
    except FileNotFoundError:
        return False
    return True


def _fetch(io: FileIO, address: str, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f"{place.name}.{uuid.uuid4().hex}")
    with io.new_input(address).open() as source, draft.open("wb") as target:
        shutil.copyfileobj(source, target, _BLOCK)
    draft.replace(place)
