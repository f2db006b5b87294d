"""An institution's own system lays files into its folder."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mingjian.filings.drop import drop_folders_look
from mingjian.filings.models import Submission

pytestmark = pytest.mark.django_db


def _drop(home: Path, archive: Path, age: float) -> Path:
    target = home / "drop" / "B0001" / archive.name
    target.parent.mkdir(parents=True)
    shutil.copy(archive, target)
    os.utime(target, (time.time() - age,) * 2)
    return target


def test_what_lies_still_is_taken_in(own_home: Path, bank_archive: Path, work: Callable[..., Any]) -> None:
    dropped = _drop(own_home, bank_archive, age=60)

    work(drop_folders_look.call)

    submission = Submission.objects.get()
    assert (submission.organisation.code, submission.channel, submission.state) == ("B0001", "folder", "answered")
    assert not dropped.exists()


def test_what_is_still_being_written_waits(own_home: Path, bank_archive: Path, work: Callable[..., Any]) -> None:
    dropped = _drop(own_home, bank_archive, age=1)

    work(drop_folders_look.call)

    assert (Submission.objects.count(), dropped.exists()) == (0, True)
