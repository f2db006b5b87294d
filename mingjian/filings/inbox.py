"""Where files wait between being sent in and being checked: a folder a submission, below the home."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from django.conf import settings

from mingjian.filings.errors import NameRefused, NothingSent, SameNameTwice, TooLarge

_MEGABYTE = 1 << 20


class Sent(Protocol):
    """A file as it comes in: an upload, or one that lies in a drop folder."""

    @property
    def name(self) -> str | None:
        """Its name without a folder."""

    @property
    def size(self) -> int | None:
        """Its bytes."""

    def chunks(self) -> Iterable[bytes]:
        """The content, piece by piece."""


def inbox(number: int) -> Path:
    """The folder of submission `number`."""
    return Path(settings.HOME) / "inbox" / str(number)


def refuse_unfit(files: Sequence[Sent]) -> None:
    """Raise what is wrong with names and sizes, before anything is kept."""
    if not files:
        raise NothingSent
    total = sum(file.size or 0 for file in files)
    if total > settings.UPLOAD_LIMIT_MB * _MEGABYTE:
        raise TooLarge(megabytes=-(-total // _MEGABYTE), limit=settings.UPLOAD_LIMIT_MB)
    seen: set[str] = set()
    for name in [file.name or "" for file in files]:
        if not _is_plain(name):
            raise NameRefused(name=name)
        if name.casefold() in seen:
            raise SameNameTwice(name=name)
        seen.add(name.casefold())


def keep(number: int, files: Sequence[Sent]) -> None:
    """Lay the files into the inbox of submission `number`; what lies there is of one that was never entered."""
    clear(number)
    folder = inbox(number)
    folder.mkdir(parents=True)
    for file in files:
        with (folder / str(file.name)).open("xb") as target:
            for chunk in file.chunks():
                target.write(chunk)


def clear(number: int) -> None:
    """Forget the inbox of a submission that has been answered; the originals lie with the lake."""
    shutil.rmtree(inbox(number), ignore_errors=True)


def _is_plain(name: str) -> bool:
    return bool(name) and name not in (".", "..") and "/" not in name and "\\" not in name and name.isprintable()
