"""The tests' city is made once by the code that there is, and nobody finds half of it."""

from pathlib import Path
from typing import Any

import pytest

from tests import cities


@pytest.fixture(autouse=True)
def own_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    store = tmp_path / "store"
    monkeypatch.setattr(cities, "STORE", store)
    return store


def test_it_is_made_once_and_each_copy_is_its_own(tmp_path: Path) -> None:
    first = cities.copied("city", tmp_path / "first", _make)
    (first / "drawn.txt").write_text("changed")

    second = cities.copied("city", tmp_path / "second", _fail)

    assert (second / "drawn.txt").read_text() == "as drawn"


def test_what_failed_half_way_is_begun_anew(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        cities.copied("city", tmp_path / "first", _fail)

    second = cities.copied("city", tmp_path / "second", _make)

    assert [path.name for path in second.iterdir()] == ["drawn.txt"]


def test_other_code_makes_its_own_and_lets_go_of_the_old(tmp_path: Path, own_store: Path, monkeypatch: Any) -> None:
    cities.copied("city", tmp_path / "first", _make)
    monkeypatch.setattr(cities, "_code", lambda: "other")

    cities.copied("city", tmp_path / "second", _make)

    assert [path.name for path in own_store.iterdir() if path.is_dir()] == ["other"]


def _make(folder: Path) -> None:
    (folder / "drawn.txt").write_text("as drawn")


def _fail(folder: Path) -> None:
    (folder / "half.txt").write_text("half")
    raise RuntimeError
