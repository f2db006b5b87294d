"""What was received, as received: copied while the batch is judged, put in its place when it is decided."""

import shutil
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from mingjian.intake.arriving import Arriving


class Originals:
    """Copies of the filings' files, on their way."""

    def __init__(self, filings: Iterable[Arriving], staging: Path) -> None:
        """Begin to copy below `staging`."""
        self._staging = staging
        self._pool = ThreadPoolExecutor(1)
        self._copying: dict[int, Future[None]] = {
            filing.number: self._pool.submit(self._copy, filing) for filing in filings
        }

    def keep(self, filing: Arriving, folder: Path) -> None:
        """Put the filing's originals below `folder`: `<institution>/<period>/v<version>/`."""
        self._copying[filing.number].result()
        period = f"{filing.period:%Y%m%d}" if filing.period else f"filing-{filing.number}"
        target = folder / (filing.institution_id or "unknown") / period / f"v{filing.version}"
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(self._staged(filing), target)

    def close(self) -> None:
        """Copy no more."""
        self._pool.shutdown(cancel_futures=True)

    def _staged(self, filing: Arriving) -> Path:
        return self._staging / str(filing.number)

    def _copy(self, filing: Arriving) -> None:
        folder = self._staged(filing)
        folder.mkdir(parents=True)
        for file in filing.files:
            target = folder / file.name
            shutil.copyfile(file.path, target if not target.exists() else folder / f"{file.number}-{file.name}")
