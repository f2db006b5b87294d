"""A home can be copied or moved: the copy reads, corrects and runs on its own, and the original knows nothing of it."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pyiceberg.manifest import read_manifest_list

from mingjian import Workspace
from mingjian.engine.reasons import UNCHANGED
from mingjian.lake import Lake
from mingjian.lake.errors import WarehouseElsewhere
from tests.lake.conftest import filler
from tests.lake.journey import MODEL, bad_as_known, measures, report

JANUARY, FEBRUARY, MARCH = date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31)
ROOT = Path(__file__).parents[2]
KILLED = """
import os, sys
from pathlib import Path
from mingjian.lake import Lake, moved
moved._point = lambda catalog, pointers: os._exit(9)
Lake.open(Path(sys.argv[1])).catalogue
"""


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _copied(lake: Lake, target: Path) -> Lake:
    shutil.copytree(lake.home.path, target)
    return Lake.open(target)


def _addresses(lake: Lake) -> list[str]:
    """Every address that the table's metadata holds."""
    table = lake.catalogue.table("loan")
    lists = [snapshot.manifest_list for snapshot in table.snapshots()]
    manifests = [one for listed in lists for one in read_manifest_list(table.io.new_input(listed))]
    files = [entry.data_file.file_path for one in manifests for entry in one.fetch_manifest_entry(table.io)]
    logged = [entry.metadata_file for entry in table.metadata.metadata_log]
    return [
        table.location(),
        table.metadata_location,
        *lists,
        *(one.manifest_path for one in manifests),
        *files,
        *logged,
    ]


def test_a_copied_home_takes_in_and_runs_and_its_old_runs_stand(tmp_path):
    Workspace(tmp_path / "old").take_in(report(tmp_path / "in", bad=8))
    first = Workspace(tmp_path / "old").run(MODEL)
    shutil.copytree(tmp_path / "old", tmp_path / "new" / "place")
    before = _contents(tmp_path / "old" / "lake" / "warehouse")
    copy = Workspace(tmp_path / "new" / "place")

    again = copy.run(MODEL)
    copy.take_in(report(tmp_path / "in", bad=9))
    corrected = copy.run(MODEL)

    assert (again.models[0].reason, measures(copy, again.run_id)) == (UNCHANGED, [8 / 108])
    assert measures(copy, corrected.run_id) == [9 / 109]
    assert bad_as_known(copy.home, first.source) == [8]
    assert bad_as_known(copy.home, corrected.source) == [9]
    assert _contents(tmp_path / "old" / "lake" / "warehouse") == before
    assert bad_as_known(tmp_path / "old", first.source) == [8]


def test_every_address_names_the_new_place_and_every_snapshot_keeps_its_number_and_rows(lake, fill, seen, tmp_path):
    for version, period in enumerate((JANUARY, FEBRUARY, MARCH, MARCH), 1):
        fill([("A", period, version, version), ("B", period, version, 10 * version)])
    records = [lake.pin(period).record() for period in (JANUARY, FEBRUARY, MARCH)]
    expected = [seen(lake.pin_again(record).slice("loan", history=True)) for record in records]
    table = lake.catalogue.table("loan")
    rows = [table.scan(snapshot_id=one.snapshot_id).to_arrow().num_rows for one in table.snapshots()]

    copy = _copied(lake, tmp_path / "copy")

    moved = copy.catalogue.table("loan")
    assert [one.snapshot_id for one in moved.snapshots()] == [one.snapshot_id for one in table.snapshots()]
    assert [moved.scan(snapshot_id=one.snapshot_id).to_arrow().num_rows for one in moved.snapshots()] == rows
    assert [seen(copy.pin_again(record).slice("loan", history=True)) for record in records] == expected
    assert {address for address in _addresses(copy) if not address.startswith(f"{tmp_path}/copy/")} == set()


def test_no_file_of_the_old_metadata_is_left(lake, fill, tmp_path):
    fill([("A", JANUARY, 1, 1)])
    fill([("A", FEBRUARY, 1, 2)])

    copy = _copied(lake, tmp_path / "copy")

    named = {Path(address) for address in _addresses(copy)}
    kept = {path for path in (copy.home.lake / "warehouse").rglob("*") if path.is_file()}
    assert kept == named & kept


def test_a_home_is_moved_again_and_back(lake, fill, seen, tmp_path):
    fill([("A", JANUARY, 1, 1)])
    home = lake.home.path
    for number, place in enumerate((tmp_path / "one", tmp_path / "one-more", home), 2):
        here = Lake.open(home)
        shutil.move(here.home.path, place)
        home = place
        filler(Lake.open(home))([("A", FEBRUARY, number, number)])

    assert seen(Lake.open(home).pin().slice("loan", history=True)) == [1, 4]


def test_who_dies_while_settling_in_has_changed_nothing_and_the_next_one_settles(lake, fill, seen, tmp_path):
    fill([("A", JANUARY, 1, 1)])
    shutil.copytree(lake.home.path, tmp_path / "copy")
    killed = [sys.executable, "-c", KILLED, str(tmp_path / "copy")]

    died = subprocess.run(killed, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)

    assert died.returncode == 9
    shutil.copytree(tmp_path / "copy", tmp_path / "another")
    for place in ("copy", "another"):
        copy = Lake.open(tmp_path / place)
        assert seen(copy.pin().slice("loan", history=True)) == [1]
        assert lake.catalogue.table("loan").scan().to_arrow().num_rows == 1


def test_a_home_reached_by_a_link_is_the_home_itself(lake, fill, tmp_path):
    fill([("A", JANUARY, 1, 1)])
    (tmp_path / "link").symlink_to(lake.home.path)
    before = _contents(lake.home.lake / "warehouse")

    (path,) = Lake.open(tmp_path / "link").pin().slice("loan", history=True).files

    assert path.startswith(str(lake.home.path))
    assert _contents(lake.home.lake / "warehouse") == before


def test_a_warehouse_that_is_not_there_is_said_and_nothing_is_made_up(lake, fill, tmp_path, monkeypatch):
    fill([("A", JANUARY, 1, 1)])
    monkeypatch.setenv("MINGJIAN_WAREHOUSE", str(tmp_path / "empty"))

    with pytest.raises(WarehouseElsewhere, match=f"there is no {tmp_path}/empty/mingjian/loan/metadata/"):
        Lake.open(lake.home.path).pin().slice("loan", history=True)


def test_a_warehouse_carried_elsewhere_on_its_own_is_found_by_its_setting(lake, fill, seen, tmp_path, monkeypatch):
    fill([("A", JANUARY, 1, 1)])
    shutil.move(lake.home.lake / "warehouse", tmp_path / "disk")
    monkeypatch.setenv("MINGJIAN_WAREHOUSE", f"{tmp_path}/disk/")

    lake = Lake.open(lake.home.path)
    filler(lake)([("A", FEBRUARY, 1, 2)])

    assert seen(lake.pin().slice("loan", history=True)) == [1, 2]
