"""Filings as files: the last period of one bank of the small city."""

import shutil
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile


@pytest.fixture
def bank_archive(city_folder: Path, tmp_path: Path) -> Path:
    """An archive of what bank B0001 filed last."""
    period = max((city_folder / "filings" / "B0001").iterdir())
    return Path(shutil.make_archive(str(tmp_path / "B0001"), "zip", period))


def upload(path: Path) -> SimpleUploadedFile:
    """The file as a browser sends it."""
    return SimpleUploadedFile(path.name, path.read_bytes())
