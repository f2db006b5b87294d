"""What may be attached: told by its content, not by its name; kept outside the database under its hash."""

import hashlib
import io
import os
import re
import secrets
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from mingjian.cases.errors import FileEmpty, FileRefused, FileTooLarge

LARGEST_MB = 20
LONGEST_NAME = 120
_OFFICE = "application/vnd.openxmlformats-officedocument."
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def _starts(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(signatures)


def _archive_with(part: str) -> Callable[[bytes], bool]:
    """A zip that has the part and no macros."""

    def is_such(content: bytes) -> bool:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                names = {name.lower() for name in archive.namelist()}
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            return False
        return part.lower() in names and not any("vbaproject" in name for name in names)

    return is_such


def _is_text(content: bytes) -> bool:
    if b"\x00" in content:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


@dataclass(frozen=True)
class Kind:
    """One kind of file: what it is called on the wire, and how its content is known."""

    media: str
    fits: Callable[[bytes], bool]


KINDS: Mapping[str, Kind] = {
    "pdf": Kind("application/pdf", _starts(b"%PDF-")),
    "png": Kind("image/png", _starts(b"\x89PNG\r\n\x1a\n")),
    "jpg": Kind("image/jpeg", _starts(b"\xff\xd8\xff")),
    "jpeg": Kind("image/jpeg", _starts(b"\xff\xd8\xff")),
    "docx": Kind(f"{_OFFICE}wordprocessingml.document", _archive_with("word/document.xml")),
    "xlsx": Kind(f"{_OFFICE}spreadsheetml.sheet", _archive_with("xl/workbook.xml")),
    "ofd": Kind("application/ofd", _archive_with("OFD.xml")),
    "csv": Kind("text/csv", _is_text),
    "txt": Kind("text/plain", _is_text),
}


@dataclass(frozen=True)
class Kept:
    """A file that was let in and lies in its place."""

    name: str
    kind: str
    size: int
    sha256: str


def keep(upload: UploadedFile[Any]) -> Kept:
    """Check a file and put it in its place; raises FileEmpty, FileTooLarge or FileRefused and keeps nothing."""
    name = clean_name(upload.name or "")
    if not upload.size:
        raise FileEmpty(name=name)
    if upload.size > LARGEST_MB * 1024 * 1024:
        raise FileTooLarge(name=name, limit=LARGEST_MB)
    content = upload.read()
    stem, _, extension = name.rpartition(".")
    kind = KINDS.get(extension.lower()) if stem else None
    if kind is None or not kind.fits(content):
        raise FileRefused(name=name, kinds=", ".join(KINDS))
    return Kept(name, kind.media, len(content), put(content))


def put(content: bytes) -> str:
    """Put content in its place; gives the hash under which it lies."""
    digest = hashlib.sha256(content).hexdigest()
    _store(place(digest), content)
    return digest


def clean_name(name: str) -> str:
    """The last part of a name without what a terminal, a header or a file system could stumble over."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = _CONTROL.sub("", last).replace('"', "”").strip(" .")
    stem, dot, extension = plain.rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{extension}" if stem else plain[:LONGEST_NAME]


def place(sha256: str) -> Path:
    """Where a file with this hash lies."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256[2:4] / sha256


def _store(path: Path, content: bytes) -> None:
    """Whole or not at all; the same content lies there once."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}-{os.getpid()}-{secrets.token_hex(4)}")
    draft.write_bytes(content)
    draft.chmod(0o600)
    draft.replace(path)
