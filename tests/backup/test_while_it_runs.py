"""A backup is taken while others write: it waits for who publishes, and copies each database as of one moment."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from mingjian.backup.making import backup_make
from mingjian.backup.restoring import backup_restore
from mingjian.lake import Lake
from tests.backup.platform import environment, held, is_proven

pytestmark = pytest.mark.slow
WRITING = """
import sys
from pathlib import Path
from mingjian.cli.django import ready
ready(Path(sys.argv[1]))
from mingjian.audit.log import Platform, record
from mingjian.people.models import Team
while True:
    record(by=Platform(), action="test.do", about=Team(pk=1))
    print("written", flush=True)
"""


def _silent(*_: object) -> None:
    """Nobody looks."""


def test_it_waits_until_a_publication_has_ended(full_home: Path, tmp_path: Path) -> None:
    told, is_told = list[str](), threading.Event()

    def make() -> None:
        backup_make(full_home, tmp_path / "b.tar", _silent, lambda said: (told.append(said), is_told.set()))  # type: ignore[arg-type,return-value]
        told.append("made")

    with Lake.open(full_home).publisher():
        making = threading.Thread(target=make)
        making.start()
        assert is_told.wait(60)
        assert len(told) == 1
    making.join()

    assert told[1:] == ["made"]


def test_a_log_that_is_written_meanwhile_is_whole_in_the_copy(full_home: Path, tmp_path: Path) -> None:
    before = held(full_home)["audit.Entry"]
    asked = [sys.executable, "-c", WRITING, str(full_home)]
    with subprocess.Popen(asked, env=environment(), stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        writer.stdout.readline()
        try:
            backup_make(full_home, tmp_path / "b.tar", _silent)
        finally:
            writer.kill()

    backup_restore(tmp_path / "b.tar", tmp_path / "new", _silent)

    assert held(tmp_path / "new")["audit.Entry"] > before
    assert is_proven(tmp_path / "new")
