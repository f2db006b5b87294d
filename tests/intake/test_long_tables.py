"""Clean columns are judged whole; the answer and the rows are those of judging cell by cell."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mingjian.intake import columns, take_in
from mingjian.lake import Lake
from tests.intake.cast import BANK, rules

TABLE = "personal_deposit_account"
SAID = [
    {"account_id": "A1", "balance": " 100.00 ", "remark": " 两 边 ", "interest_rate": "0.35"},
    {"account_id": "A2", "balance": "0", "closed_on": "20250115", "is_margin_account": "N", "interest_rate": "2"},
    {"account_id": "A3", "balance": "-0.00", "closed_on": "00000000", "opened_on": "2020-02-29"},
]
WRONG = [{}, {"balance": "1,0"}, {"balance": "1.005"}, {"currency": ""}, {"interest_rate": "-1"}, {"opened_on": "x"}]


@pytest.fixture(params=["cell by cell", "whole"])
def judged(request, monkeypatch):
    if request.param == "cell by cell":
        monkeypatch.setattr(columns.WholeJudge, "_cells", lambda *_: None)
        monkeypatch.setattr(columns, "_typed", lambda *_: None)


@pytest.mark.usefixtures("judged")
def test_both_ways_give_the_same_rows(cast, home, rows_seen):
    tables = cast.bank() | {TABLE: [cast.account(**said) for said in SAID]}

    (receipt,) = take_in([cast.file(tables)], home)

    assert rules(receipt) == []
    assert rows_seen(
        TABLE, "account_id, balance::varchar, remark, closed_on, opened_on, is_margin_account, _flaws"
    ) == [
        ("A1", "100.00", "两 边", None, date(2020, 1, 1), False, 0),
        ("A2", "0.00", None, date(2025, 1, 15), date(2020, 1, 1), False, 0),
        ("A3", "0.00", None, None, date(2020, 2, 29), False, 0),
    ]


@pytest.mark.usefixtures("judged")
@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_both_ways_tell_the_same(wrong, cast, home):
    tables = cast.bank() | {TABLE: [cast.account(balance="100.00"), cast.account(account_id="A2", balance="0") | wrong]}

    (receipt,) = take_in([cast.file(tables)], home, check_only=True)

    cells = {(one.column, one.line) for one in receipt.problems if one.table == TABLE}
    assert cells == {(column, 2) for column in wrong}


@pytest.mark.usefixtures("judged")
def test_typed_parquet_is_the_same_both_ways(cast, home, rows_seen):
    folder = cast.file(cast.bank())
    (folder / f"{BANK}-{TABLE}-20250131.txt").unlink()
    row = cast.account(balance="100.00")
    never = {"closed_on": date(9999, 12, 31), "opened_on": date(2020, 1, 1)}
    table = pa.Table.from_pylist([row | never | {"is_margin_account": True}])
    pq.write_table(table, folder / f"{BANK}-{TABLE}-20250131.parquet")

    (receipt,) = take_in([folder], home)

    assert rules(receipt) == []
    assert rows_seen(TABLE, "balance::varchar, is_margin_account, closed_on, opened_on") == [
        ("100.00", True, None, date(2020, 1, 1))
    ]


@pytest.mark.usefixtures("judged")
def test_any_iceberg_reader_sees_the_same(cast, home):
    take_in([cast.file(cast.bank())], home)

    rows = Lake.open(home).catalogue.table(TABLE).scan().to_arrow()

    assert (rows.num_rows, rows.column("balance").to_pylist()[0].as_tuple().exponent) == (1, -2)
    assert rows.schema.field("opened_on").type == pa.date32()
