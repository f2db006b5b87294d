"""Unpacking what was sent as one file: sizes bounded, paths kept inside, harmful archives refused."""

import stat
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from mingjian.intake.problems import Problem
from mingjian.intake.settings import Limits

_ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz")
_NESTED = (*_ENDINGS, ".gz", ".7z", ".rar", ".bz2", ".xz", ".zst")
_BLOCK = 1 << 20


@dataclass(frozen=True)
class _Entry:
    """One member of an archive, before it is unpacked."""

    name: str
    size: int
    is_folder: bool
    is_special: bool
    is_encrypted: bool = False


class _TooLarge(Exception):
    """More came out than the archive said or may hold."""


def is_archive(path: Path) -> bool:
    """Whether the name is that of an archive that is unpacked."""
    return path.name.lower().endswith(_ENDINGS)


def unpack(path: Path, target: Path, limits: Limits) -> list[Problem]:
    """Unpack `path` into `target`; any problem refuses the whole archive."""
    if path.stat().st_size == 0:
        return [Problem("archive_empty", path.name)]
    try:
        return _unpack(path, target, limits)
    except _TooLarge as fault:
        return [Problem("archive_too_large", path.name, facts={"why": str(fault)})]
    except (
        tarfile.TarError,
        zipfile.BadZipFile,
        OSError,
        EOFError,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ) as fault:
        return [Problem("archive_unreadable", path.name, facts={"why": str(fault)[:120] or type(fault).__name__})]
    except Exception as fault:  # zlib and lzma raise errors of their own
        if type(fault).__module__ not in ("zlib", "lzma", "_lzma"):
            raise
        return [Problem("archive_unreadable", path.name, facts={"why": str(fault)[:120]})]


def _unpack(path: Path, target: Path, limits: Limits) -> list[Problem]:
    packed = path.stat().st_size
    with closing(_Zip(path) if path.name.lower().endswith(".zip") else _Tar(path)) as archive:
        total = 0
        for number, entry in enumerate(archive.entries(), 1):
            if number > limits.entries:
                raise _TooLarge(f"> {limits.entries} entries")
            total += entry.size
            if total > limits.unpacked_bytes or (total > 100 * _BLOCK and total > limits.ratio * packed):
                raise _TooLarge(f"{total} bytes > {min(limits.unpacked_bytes, limits.ratio * packed)}")
            if problem := _refusal(entry, path.name):
                return [problem]
            if not entry.is_folder:
                _write(archive.open(entry), target / PurePosixPath(entry.name.replace("\\", "/")), entry.size)
    return []


def _refusal(entry: _Entry, archive: str) -> Problem | None:
    place = PurePosixPath(entry.name.replace("\\", "/"))
    rule = None
    if place.is_absolute() or ".." in place.parts or (place.parts and ":" in place.parts[0]):
        rule = "archive_path"
    elif entry.is_special:
        rule = "archive_link"
    elif entry.is_encrypted:
        rule = "archive_encrypted"
    elif entry.name.lower().endswith(_NESTED):
        rule = "archive_nested"
    return Problem(rule, archive, value=entry.name) if rule else None


def _write(source: IO[bytes], target: Path, size: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with source, target.open("wb") as out:
        left = size
        while block := source.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise _TooLarge("an entry is larger than it says")
            out.write(block)


class _Zip:
    """A zip archive."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path)

    def entries(self) -> Iterator[_Entry]:
        for entry in self._zip.infolist():
            kind = stat.S_IFMT(entry.external_attr >> 16)
            is_special = kind not in (0, stat.S_IFREG, stat.S_IFDIR)
            yield _Entry(entry.filename, entry.file_size, entry.is_dir(), is_special, bool(entry.flag_bits & 1))

    def open(self, entry: _Entry) -> IO[bytes]:
        return self._zip.open(entry.name)

    def close(self) -> None:
        self._zip.close()


class _Tar:
    """A tar archive, plain or gzipped."""

    def __init__(self, path: Path) -> None:
        self._tar = tarfile.open(path)  # noqa: SIM115 - closed by `closing`

    def entries(self) -> Iterator[_Entry]:
        for entry in self._tar:
            yield _Entry(entry.name, entry.size, entry.isdir(), not (entry.isfile() or entry.isdir()))

    def open(self, entry: _Entry) -> IO[bytes]:
        content = self._tar.extractfile(entry.name)
        assert content  # noqa: S101 - only regular files get here
        return content

    def close(self) -> None:
        self._tar.close()
