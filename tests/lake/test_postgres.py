"""Catalogue and ledger on a real PostgreSQL: the same journey as on SQLite, and publishers on two machines."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from mingjian.lake import Lake
from mingjian.lake.errors import PublicationLost
from tests.lake.conftest import filler
from tests.lake.journey import journey

pytestmark = pytest.mark.postgres
JANUARY, FEBRUARY = date(2025, 1, 31), date(2025, 2, 28)


@pytest.fixture(autouse=True)
def _on_postgres(postgres_url, monkeypatch):
    monkeypatch.setenv("MINGJIAN_CATALOG", postgres_url)


def test_a_filing_its_correction_and_the_run_as_it_was_known(tmp_path):
    journey(tmp_path / "home", tmp_path / "in")

    assert not list((tmp_path / "home" / "lake").glob("*.sqlite3*"))


def test_two_machines_publish_into_one_lake_one_after_the_other(tmp_path, monkeypatch, seen):
    monkeypatch.setenv("MINGJIAN_WAREHOUSE", str(tmp_path / "warehouse"))
    months = [date(2025, month, 28) for month in range(1, 7)]
    machines = [Lake.open(tmp_path / name) for name in ("one", "two")]

    def publish(lake, institution):
        for month in months:
            filler(lake)([(institution, month, 1, month.month)])

    threads = [threading.Thread(target=publish, args=one) for one in zip(machines, "AB", strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    pins = [Lake.open(lake.home.path).pin() for lake in machines]
    assert [seen(pin.slice("loan", history=True)) for pin in pins] == [[1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]] * 2
    assert sorted(filing.id for filing in pins[0].filings) == list(range(1, 13))


def test_a_second_machine_waits_and_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("MINGJIAN_WAREHOUSE", str(tmp_path / "warehouse"))
    first, second = (Lake.open(tmp_path / name) for name in ("one", "two"))
    told, is_told = [], threading.Event()

    def wait():
        with second.publisher(lambda sentence: (told.append(sentence), is_told.set())):
            told.append("in")

    with first.publisher():
        waiting = threading.Thread(target=wait)
        waiting.start()
        assert is_told.wait(30)
        assert len(told) == 1
    waiting.join()

    assert told[1:] == ["in"]


def test_a_publisher_whose_lock_was_lost_publishes_nothing(tmp_path, seen):
    lake = Lake.open(tmp_path / "home")
    with lake.publisher() as publisher:
        snapshots = publisher.append([])
        publisher._clear_leftovers()

        with pytest.raises(PublicationLost):
            publisher.commit(snapshots, [])

    filler(lake)([("A", JANUARY, 1, 1)])
    assert seen(lake.pin().slice("loan", history=True)) == [1]


def test_many_who_open_a_new_home_at_once_make_one_catalogue(tmp_path):
    with ThreadPoolExecutor(4) as machines:
        lakes = list(machines.map(lambda number: Lake.open(tmp_path / str(number)), range(4)))
        snapshots = list(machines.map(lambda lake: lake.catalogue.current("loan"), lakes))

    assert snapshots == [None] * 4
