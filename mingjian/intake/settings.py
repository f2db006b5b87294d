"""What may differ between institutions and places: the form of text files, names, and how much may come in at once."""

import re
from dataclasses import dataclass, field
from re import Pattern

_NAME = re.compile(r"(?P<institution>[^-/]+)-(?P<table>.+)-(?P<period>\d{8}|\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class FileForm:
    """How EAST text is written. `encoding` None: UTF-8 or GB18030, found strictly file by file."""

    separator: bytes = b"\x01"
    row_end: bytes = b"\n"
    encoding: str | None = None
    name: Pattern[str] = _NAME
    csv_separator: str = ","


@dataclass(frozen=True)
class Limits:
    """How much an archive may hold and unpack to, how much one batch holds, how long one text may be."""

    entries: int = 20_000
    unpacked_bytes: int = 20 << 30
    ratio: int = 200
    batch_bytes: int = 1 << 30
    text_length: int = 4_000
    xlsx_rows: int = 100_000
    problems_per_rule: int = 1_000


@dataclass(frozen=True)
class Settings:
    """All of them together."""

    form: FileForm = field(default_factory=FileForm)
    limits: Limits = field(default_factory=Limits)
