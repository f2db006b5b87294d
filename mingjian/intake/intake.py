"""The intake desk: takes whatever lies at the given paths and answers each filing with a receipt."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mingjian.engine.library import Library
from mingjian.intake import batch, institutions
from mingjian.intake.arriving import Arriving
from mingjian.intake.desk import Desk
from mingjian.intake.earlier import answered_before, next_version
from mingjian.intake.errors import NothingFound, PathMissing
from mingjian.intake.find import Finder, fingerprint
from mingjian.intake.receipt import Receipt
from mingjian.intake.settings import Settings
from mingjian.lake import Lake

Progress = Callable[[str, int, int], None]


def take_in(
    paths: Sequence[Path],
    home: Path,
    *,
    check_only: bool = False,
    only: str | None = None,
    progress: Progress | None = None,
) -> list[Receipt]:
    """Take in every filing at `paths` (folders, archives, files); one receipt each, in order of period.

    `only` names the institution that sends them: filings of any other are refused. With `check_only` nothing is
    changed: not the home, not the lake. Raises PathMissing, NothingFound and SenderFilesForOthers.
    """
    with _scratch() as scratch:
        lake = Lake.open(home if not check_only or (home / "lake").exists() else scratch / "home")
        desk = _open_desk(paths, lake)
        filings = _find(paths, desk, scratch)
        institutions.refuse_others(filings, only)
        receipts: list[Receipt] = []
        for number, group in enumerate(_batches(filings, desk.settings.limits.batch_bytes)):
            if progress:
                progress("检核 · intake", len(receipts), len(filings))
            folder = scratch / f"batch-{number}"
            receipts += _answer(desk, group, folder, check_only=check_only)
        if progress:
            progress("检核 · intake", len(filings), len(filings))
        return receipts


def _open_desk(paths: Sequence[Path], lake: Lake) -> Desk:
    for path in paths:
        if not path.exists():
            raise PathMissing(path=path)
    register = institutions.adopt(paths, lake, _tell)
    return Desk(Library.load(), lake, Settings(), register)


def _find(paths: Sequence[Path], desk: Desk, scratch: Path) -> list[Arriving]:
    finder = Finder(dict(desk.library.tables), desk.settings, scratch)
    found = [filing for path in paths for filing in finder.find(Path(path).absolute())]
    if not found:
        raise NothingFound(paths=", ".join(map(str, paths)))
    fingerprint(found)
    institutions.check(found, desk.register, dict(desk.library.tables))
    return sorted(found, key=lambda one: (one.period is None, one.period or 0, one.institution_id or ""))


def _batches(filings: Sequence[Arriving], limit: int) -> Iterator[list[Arriving]]:
    """Filings in order, as many together as `limit` bytes allow, never two of one institution and period."""
    group: list[Arriving] = []
    size = 0
    for filing in filings:
        weight = sum(file.bytes for file in filing.files)
        is_again = any((one.institution_id, one.period) == (filing.institution_id, filing.period) for one in group)
        if group and (is_again or size + weight > limit):
            yield group
            group, size = [], 0
        group.append(filing)
        size += weight
    if group:
        yield group


def _answer(desk: Desk, filings: Sequence[Arriving], folder: Path, *, check_only: bool) -> list[Receipt]:
    if check_only:
        folder.mkdir()
        return batch.check(desk, filings, folder)
    with desk.lake.publisher(_tell) as publisher:
        before = {id(filing): answered_before(desk, filing) for filing in filings}
        new = [filing for filing in filings if before[id(filing)] is None]
        for filing in new:
            filing.version = next_version(desk, filing)
        fresh = iter(batch.take(desk, new, publisher) if new else [])
        return [before[id(filing)] or next(fresh) for filing in filings]


@contextmanager
def _scratch() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="mingjian-intake-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tell(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
