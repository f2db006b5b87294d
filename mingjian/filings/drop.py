"""Drop folders: `drop/<institution>/` of the home, where an institution's own system lays its files."""

import logging
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django_tasks import task

from mingjian.engine.errors import UserError
from mingjian.filings.services import submission_from_folder
from mingjian.people.models import Organisation

log = logging.getLogger("mingjian")
SETTLED_SECONDS = 30  # a file that has not changed for so long is taken to be whole


@dataclass(frozen=True)
class Dropped:
    """A file in a drop folder."""

    path: Path

    @property
    def name(self) -> str:
        """Its name."""
        return self.path.name

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.path.stat().st_size

    def chunks(self) -> list[bytes]:
        """Its content."""
        return [self.path.read_bytes()]


@task()
def drop_folders_look() -> None:
    """Take in what lies in the drop folders and has not changed for a while."""
    for organisation in Organisation.objects.filter(is_active=True):
        folder = Path(settings.HOME) / "drop" / organisation.code
        files = [path for path in sorted(folder.glob("*")) if path.is_file() and not path.name.startswith(".")]
        if not files or time.time() - max(path.stat().st_mtime for path in files) < SETTLED_SECONDS:
            continue
        try:
            submission_from_folder(organisation=organisation, files=[Dropped(path) for path in files])
        except UserError as refusal:
            log.warning("drop folder of %s: %s", organisation.code, refusal.sentence("en"))
            continue
        for path in files:
            path.unlink()
