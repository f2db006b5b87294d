"""Data and metadata on a real S3 server on loopback: the same journey as on a disk, through copies near at hand."""

import os
import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer
from pyarrow import fs

from mingjian import Workspace
from mingjian.lake import Lake
from mingjian.lake.shelf import KEPT_DAYS
from mingjian.workspace import Means, open_engine
from tests.lake.conftest import filler
from tests.lake.journey import MODEL, bad_as_known, journey, measures, report
from tests.ports import HOST, free_port

JANUARY, FEBRUARY = date(2025, 1, 31), date(2025, 2, 28)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address=HOST, port=free_port(), verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint, monkeypatch, tmp_path_factory) -> fs.FileSystem:
    """A bucket of one's own, and the settings that lead there; as seen by another client."""
    name = f"lake-{tmp_path_factory.mktemp('bucket').name}"
    where = {"AWS_ENDPOINT_URL": endpoint, "AWS_REGION": "cn-north-1"}
    keys = {"AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s"}
    for variable, value in {**where, **keys, "MINGJIAN_WAREHOUSE": f"s3://{name}/warehouse"}.items():
        monkeypatch.setenv(variable, value)
    store = fs.S3FileSystem(endpoint_override=endpoint, region="cn-north-1", allow_bucket_creation=True)
    store.create_dir(name)
    return fs.SubTreeFileSystem(name, store)


def _objects(bucket: fs.FileSystem) -> set[str]:
    found = bucket.get_file_info(fs.FileSelector("warehouse", recursive=True))
    return {one.path for one in found if one.type == fs.FileType.File}


def test_a_filing_its_correction_and_the_run_as_it_was_known(bucket, tmp_path):
    journey(tmp_path / "home", tmp_path / "in")

    held = _objects(bucket)
    assert len([path for path in held if path.startswith("warehouse/mingjian/report_item/data/")]) == 2
    assert not (tmp_path / "home" / "lake" / "warehouse").exists()


def test_each_data_file_is_fetched_once_and_again_when_the_copies_are_gone(bucket, tmp_path):
    lake = Lake.open(tmp_path / "home")
    filler(lake)([("A", JANUARY, 1, 1), ("A", FEBRUARY, 1, 2)])
    files = lake.pin().slice("loan", history=True).files

    places = [Path(place) for place in lake.shelf.near(files)]
    first = [place.stat().st_ino for place in places]
    again = [place.stat().st_ino for place in map(Path, lake.shelf.near(files))]
    shutil.rmtree(lake.home.shelf)

    assert [file.startswith("s3://") for file in files] == [True, True]
    assert again == first
    assert [Path(place).read_bytes() for place in lake.shelf.near(files)] == [
        bucket.open_input_stream(f"warehouse/{place.relative_to(lake.home.shelf)}").read() for place in places
    ]


def test_a_copy_that_nobody_read_for_long_gives_way_and_one_in_use_stays(bucket, tmp_path):
    lake = Lake.open(tmp_path / "home")
    filler(lake)([("A", JANUARY, 1, 1), ("A", FEBRUARY, 1, 2)])
    old, used = lake.shelf.near(lake.pin().slice("loan", history=True).files)
    long_ago = time.time() - (KEPT_DAYS + 1) * 86_400
    for path in (old, used):
        os.utime(path, (long_ago, long_ago))

    filler(lake)([("B", JANUARY, 1, 3)])
    lake.shelf.near(
        [file for file in lake.pin().slice("loan", history=True).files if Path(file).name != Path(old).name]
    )

    assert (Path(old).exists(), Path(used).exists()) == (False, True)


def test_the_sealed_engine_reads_the_copies_and_nothing_beside_them(bucket, tmp_path):
    lake = Lake.open(tmp_path / "home")
    filler(lake)([("A", JANUARY, 1, 1)])
    (address,) = lake.pin().slice("loan", history=True).files
    (place,) = lake.shelf.near([address])
    (tmp_path / "secret.csv").write_text("a\n1\n")
    engine = open_engine(lake, Means(threads=1))

    assert engine.collect(f"select amount::integer as amount from '{place}'").to_pylist() == [{"amount": 1}]
    for outside in (tmp_path / "secret.csv", address):
        with pytest.raises(Exception, match="Permission"):
            engine.collect(f"select * from '{outside}'")


def test_a_home_carried_from_disk_to_object_storage_takes_in_and_its_old_runs_stand(bucket, tmp_path, monkeypatch):
    with monkeypatch.context() as before:
        before.delenv("MINGJIAN_WAREHOUSE")
        workspace = Workspace(tmp_path / "home")
        workspace.take_in(report(tmp_path / "in", bad=8))
        first = workspace.run(MODEL)
    fs.copy_files(str(tmp_path / "home" / "lake" / "warehouse"), "warehouse", destination_filesystem=bucket)
    shutil.rmtree(tmp_path / "home" / "lake" / "warehouse")

    workspace.take_in(report(tmp_path / "in", bad=9))

    assert measures(workspace, workspace.run(MODEL).run_id) == [9 / 109]
    assert bad_as_known(workspace.home, first.source) == [8]


def test_what_a_dead_publisher_left_is_removed_from_the_bucket(bucket, tmp_path):
    lake = Lake.open(tmp_path / "home")
    fill = filler(lake)
    fill([("A", JANUARY, 1, 1)])
    before = {path for path in _objects(bucket) if path.endswith(".parquet")}
    lake.catalogue.append = lambda *_: 1 / 0
    with pytest.raises(ZeroDivisionError):
        fill([("A", FEBRUARY, 1, 2)])
    assert len(_objects(bucket)) > len(before)
    del lake.catalogue.append

    with lake.publisher():
        assert {path for path in _objects(bucket) if path.endswith(".parquet")} == before
