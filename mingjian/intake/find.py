"""From paths to filings: which institution, period and table each file is, from its name or from its folders."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from mingjian.engine.contracts import Table
from mingjian.intake.archives import is_archive, unpack
from mingjian.intake.arriving import Arriving, ArrivingFile
from mingjian.intake.problems import Problem
from mingjian.intake.readers import READERS
from mingjian.intake.settings import Settings

_HASHERS = 2
_LEFT_ALONE = {"institutions.csv", "truth.csv", "thumbs.db", "desktop.ini"}
_SILENT_ENDINGS = {".log", ".md", ".ok", ".md5", ".sha256"}


@dataclass(frozen=True)
class Said:
    """What a name or a folder says of a file; an empty text is not said."""

    institution: str = ""
    table: str = ""
    period: str = ""


@dataclass
class Finder:
    """Walks paths and groups files into filings; `scratch` is where archives are unpacked."""

    tables: dict[str, Table]
    settings: Settings
    scratch: Path
    _by_spelling: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Every spelling of a table, lower case, to its name."""
        for table in self.tables.values():
            for spelling in table.file_names:
                self._by_spelling[spelling.strip().lower()] = table.name

    def find(self, path: Path) -> Iterator[Arriving]:
        """The filings in the folder, archive or single file `path`, in order of period."""
        loose: list[Path] = []
        for file in [path] if path.is_file() else _walk(path):
            if is_archive(file):
                yield from self._archive(file)
            else:
                loose.append(file)
        yield from self._group(loose, path if path.is_dir() else path.parent)

    def _archive(self, path: Path) -> Iterator[Arriving]:
        target = self.scratch / f"archive-{len(list(self.scratch.iterdir()))}"
        target.mkdir(parents=True)
        problems = unpack(path, target, self.settings.limits)
        if problems:
            named = self._said(Path(path.name.split(".")[0]))
            refused = Arriving(named.institution or None, _as_date(named.period))
            refused.files.append(_file(path, path.name, None))
            for problem in problems:
                refused.tell(problem)
            yield refused
            return
        inside = self._group(_walk(target), target)
        yield from inside or [self._empty(path)]

    def _empty(self, path: Path) -> Arriving:
        empty = Arriving(None, None, [_file(path, path.name, None)])
        empty.tell(Problem("empty_filing", path.name))
        return empty

    def _group(self, files: Sequence[Path], root: Path) -> list[Arriving]:
        filings: dict[tuple[str, str], Arriving] = {}
        for file in files:
            said, placed = self._said(file.relative_to(root.parent)), self._placed(file)
            ends = file.suffix.lower()
            if ends not in READERS and ends in _SILENT_ENDINGS:
                continue
            institution, period = placed.institution or said.institution, placed.period or said.period
            key = (institution, period)
            filing = filings.setdefault(key, Arriving(institution or None, _as_date(period)))
            self._add(filing, file, said, placed)
        return sorted(filings.values(), key=lambda one: (one.period or date.min, one.institution_id or ""))

    def _add(self, filing: Arriving, file: Path, said: Said, placed: Said) -> None:
        table = self._by_spelling.get(said.table.strip().lower())
        filing.files.append(_file(file, file.name, table))
        if file.suffix.lower() not in READERS:
            filing.files[-1].table = None
            filing.tell(Problem("not_read", file.name))
        elif not (filing.institution_id and (placed.period or said.period)):
            filing.tell(Problem("unknown_name", file.name))
        elif filing.period is None:
            filing.tell(Problem("wrong_period", file.name, value=placed.period or said.period))
        elif table is None:
            filing.tell(Problem("unknown_table", file.name, value=said.table))
        self._check_place(filing, file, said, placed)

    def _check_place(self, filing: Arriving, file: Path, said: Said, placed: Said) -> None:
        if not (said.institution and placed.institution):
            return
        named, lies = (said.institution, _as_date(said.period)), (placed.institution, _as_date(placed.period))
        if named != lies:
            facts = {"expected": f"{placed.institution} {placed.period}"}
            filing.tell(Problem("wrong_place", file.name, value=f"{said.institution} {said.period}", facts=facts))

    def _said(self, path: Path) -> Said:
        """What the file's name says; without the three parts, its stem is the table and the folders say the rest."""
        match = self.settings.form.name.fullmatch(path.stem if path.suffix.lower() in READERS else path.name)
        if match:
            return Said(match["institution"], match["table"], match["period"])
        return Said(table=path.stem)

    def _placed(self, file: Path) -> Said:
        """What the folders `<institution>/<period>/` above the file say, when the inner one is a date."""
        period, institution = file.parent.name, file.parent.parent.name
        if _as_date(period) is None or not institution:
            return Said()
        return Said(institution=institution, period=period)


def _walk(folder: Path) -> list[Path]:
    found = []
    for path in sorted(folder.rglob("*")):
        is_hidden = any(part.startswith((".", "__MACOSX")) for part in path.relative_to(folder).parts)
        if path.is_file() and not path.is_symlink() and not is_hidden and path.name.lower() not in _LEFT_ALONE:
            found.append(path)
    return found


@lru_cache(maxsize=4096)
def _as_date(text: str) -> date | None:
    for form in ("%Y%m%d", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


def _file(path: Path, name: str, table: str | None) -> ArrivingFile:
    return ArrivingFile(path, name, table, "", path.stat().st_size)


def fingerprint(filings: Iterable[Arriving]) -> None:
    """Hash every file, and each filing by what its files hold and are; several filings beside each other."""
    with ThreadPoolExecutor(_HASHERS) as pool:
        list(pool.map(_fingerprint, filings))


def _fingerprint(filing: Arriving) -> None:
    for file in filing.files:
        with file.path.open("rb") as content:
            file.sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    parts = sorted(f"{file.table or file.name}:{file.sha256}" for file in filing.files)
    filing.content_hash = hashlib.sha256("\n".join(parts).encode()).hexdigest()
