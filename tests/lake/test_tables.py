"""The lake's tables are Iceberg's own: other readers see the same rows, and new columns rewrite nothing."""

import multiprocessing
import threading
import time
from datetime import date
from datetime import time as clock
from decimal import Decimal

import pytest

from mingjian.lake import Institution, Lake
from mingjian.lake.lock import publisher_lock
from tests.lake.conftest import COLUMNS

JANUARY, FEBRUARY = date(2025, 1, 31), date(2025, 2, 28)


def test_any_iceberg_reader_sees_the_rows(lake, fill):
    (number,) = fill([("A", JANUARY, 1, 12)])

    (row,) = lake.catalogue.table("loan").scan().to_arrow().to_pylist()

    assert row == {
        "loan_id": "L1",
        "amount": Decimal("12.00"),
        "at": clock(10),
        "institution_id": "A",
        "period": JANUARY,
        "_filing": number,
        "_file": 1,
        "_line": 1,
    }


def test_a_new_column_is_added_and_old_rows_read_it_as_null(lake, fill):
    fill([("A", JANUARY, 1, 1)])
    before = {path.name for path in lake.home.lake.rglob("*.parquet")}
    fill([("A", FEBRUARY, 1, 2)], columns=COLUMNS | {"is_green": "BOOLEAN"})

    rows = lake.catalogue.table("loan").scan().to_arrow().to_pylist()

    assert sorted((row["amount"], row["is_green"]) for row in rows) == [(1, None), (2, None)]
    assert before < {path.name for path in lake.home.lake.rglob("*.parquet")}


def test_registered_institutions_stay_and_guessed_ones_give_way(lake):
    lake.ledger.enter_institutions([Institution("A", "bank", "A", "A", is_registered=False)])
    lake.ledger.enter_institutions([Institution("A", "insurer", "甲保险", "Insurer A")])
    lake.ledger.enter_institutions([Institution("A", "bank", "乙", "B")])

    assert lake.institutions() == {"A": Institution("A", "insurer", "甲保险", "Insurer A")}


def test_numbers_are_never_given_twice(lake):
    first, second = lake.ledger.reserve("filing", 3), lake.ledger.reserve("filing", 2)

    assert (first, second, lake.ledger.reserve("filing", 1)) == (1, 4, 6)


def test_a_second_publisher_waits_and_is_told(lake, tmp_path):
    told = []
    path = tmp_path / "lock"
    with publisher_lock(path):
        second = threading.Thread(target=lambda: _publish(path, told))
        second.start()
        while not told:
            time.sleep(0.01)
        assert "publishing" in told[0]
    second.join()
    assert told[1:] == ["done"]


def _publish(path, told):
    with publisher_lock(path, told.append):
        told.append("done")


def test_readers_read_while_somebody_publishes(lake, fill, seen):
    fill([("A", JANUARY, 1, 1)])
    with lake.publisher():
        other = Lake.open(lake.home.path)
        assert seen(other.pin(JANUARY).slice("loan", history=True)) == [1]


@pytest.mark.parametrize("name", ["MINGJIAN_KEY", "MINGJIAN_KEY_FILE"])
def test_the_key_may_come_from_the_environment(name, lake, monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("a key of more than sixteen bytes\n")
    monkeypatch.setenv(name, str(tmp_path / "secret") if name.endswith("FILE") else "a key of more than sixteen bytes")

    assert lake.key == b"a key of more than sixteen bytes"
    assert not lake.home.key.exists()


def test_many_who_open_a_new_home_at_once_make_one_key_and_one_catalogue(tmp_path):
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        keys = pool.map(_open, [tmp_path / "home"] * 3)

    assert len(set(keys)) == 1


def _open(home):
    lake = Lake.open(home)
    lake.catalogue.current("loan")
    return lake.key
