"""CSV, Parquet and Excel say the same as EAST text."""

import csv
import io

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mingjian.intake import take_in
from tests.intake.cast import BANK, rules

TABLE = "personal_deposit_account"


def as_csv(rows, delimiter=","):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


@pytest.fixture
def folder(cast):
    folder = cast.file(cast.bank())
    (folder / f"{BANK}-{TABLE}-20250131.txt").unlink()
    return folder


def test_csv_with_quotes_and_line_ends_inside_keeps_the_true_line(cast, folder, home):
    rows = [
        cast.account(balance="100", remark='两行\n"引号",逗号'),
        cast.account(balance="100", account_id="A2", opened_on="坏日期"),
    ]
    (folder / f"{BANK}-{TABLE}-20250131.csv").write_bytes(as_csv(rows))

    (receipt,) = take_in([folder], home, check_only=True)

    assert [(one.line, one.value) for one in receipt.problems if one.rule == "type"] == [(4, "坏日期")]


def test_csv_headers_may_be_chinese_and_in_any_order(cast, folder, home, rows_seen):
    columns = cast.library.tables[TABLE].columns
    row = cast.account(balance="100")
    swapped = {columns[name].title.zh: row[name] for name in reversed(row)}
    (folder / f"{BANK}-{TABLE}-20250131.csv").write_bytes(b"\xef\xbb\xbf" + as_csv([swapped]))

    (receipt,) = take_in([folder], home)

    assert rules(receipt) == []
    assert rows_seen(TABLE, "account_id, balance::varchar, _line") == [("A1", "100.00", 2)]


def test_unknown_and_missing_columns_are_told(cast, folder, home):
    row = cast.account(balance="100") | {"surplus": "1"}
    del row["remark"], row["currency"]
    (folder / f"{BANK}-{TABLE}-20250131.csv").write_bytes(as_csv([row]))

    (receipt,) = take_in([folder], home, check_only=True)

    told = {(one.rule, one.column or one.value) for one in receipt.problems}
    assert {
        ("unknown_column", "surplus"),
        ("missing_column", "currency"),
        ("missing_optional_column", "remark"),
    } <= told


def test_parquet_may_be_typed_or_text(cast, folder, home, rows_seen):
    row = cast.account(balance="100") | {"is_margin_account": False}
    table = pa.Table.from_pylist([row]).append_column("surplus", pa.array([1]))
    place = table.column_names.index("balance")
    typed = table.set_column(place, "balance", pa.array([100.0]))
    pq.write_table(typed, folder / f"{BANK}-{TABLE}-20250131.parquet")

    (receipt,) = take_in([folder], home)

    assert rules(receipt) == ["unknown_column"]
    assert rows_seen(TABLE, "balance::varchar, is_margin_account, closed_on, opened_on::varchar") == [
        ("100.00", False, None, "2020-01-01")
    ]


def test_excel_is_read_for_small_tables(cast, folder, home, rows_seen):
    book = openpyxl.Workbook()
    row = cast.account(balance="100")
    book.active.append(list(row))
    book.active.append([float(value) if name == "balance" else value for name, value in row.items()])
    book.save(folder / f"{BANK}-{TABLE}-20250131.xlsx")

    (receipt,) = take_in([folder], home)

    assert rules(receipt) == []
    assert rows_seen(TABLE, "balance::varchar, _line") == [("100.00", 2)]


@pytest.mark.parametrize("ending", ["parquet", "xlsx"])
def test_a_file_that_is_not_what_it_says_is_told(ending, folder, home):
    (folder / f"{BANK}-{TABLE}-20250131.{ending}").write_bytes(b"not at all")

    (receipt,) = take_in([folder], home, check_only=True)

    assert "unreadable" in rules(receipt)
