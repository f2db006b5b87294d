"""Filings as files: the last period of one bank of the small city."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile


@pytest.fixture
def bank_archive(city_folder: Path, tmp_path: Path) -> Path:
    """An archive of what bank B0001 filed last."""
    period = max((city_folder / "filings" / "B0001").iterdir())
    return Path(shutil.make_archive(str(tmp_path / "B0001"), "zip", period))


@pytest.fixture
def work(django_capture_on_commit_callbacks: Any) -> Callable[[Callable[[], Any]], Any]:
    """Does something and then everything that it left to the worker."""

    def done(act: Callable[[], Any]) -> Any:
        from mingjian.web.worker import worker

        with django_capture_on_commit_callbacks(execute=True):
            result = act()
        worker(batch=True).run()
        return result

    return done


def upload(path: Path) -> SimpleUploadedFile:
    """The file as a browser sends it."""
    return SimpleUploadedFile(path.name, path.read_bytes())
