"""Every cell that breaks its contract is told with file, line, column, value and remedy, in both languages."""

import pytest

from mingjian.intake import take_in
from tests.intake.cast import BANK, rules

FILE = f"{BANK}-personal_deposit_account-20250131.txt"


def receipt_of(cast, home, **said):
    tables = cast.bank() | {"personal_deposit_account": [cast.account(balance="100.00") | said]}
    (receipt,) = take_in([cast.file(tables)], home, check_only=True)
    return receipt


@pytest.mark.parametrize(
    ("said", "rule", "severity"),
    [
        ({"account_name": ""}, "required", "error"),
        ({"opened_on": "20250231"}, "type", "error"),
        ({"opened_on": "2025013"}, "type", "error"),
        ({"interest_rate": "一点五"}, "type", "error"),
        ({"interest_rate": "-1"}, "range", "error"),
        ({"is_margin_account": "也许"}, "type", "error"),
        ({"account_kind": "从未见过"}, "code", "error"),
        ({"remark": "长" * 1400}, "length", "error"),
        ({"balance": "100.001"}, "decimals", "doubt"),
        ({"branch_id": "BR9"}, "reference", "error"),
        ({"customer_id": "C9"}, "reference", "error"),
    ],
)
def test_a_cell_that_breaks_its_contract_is_told(said, rule, severity, cast, home):
    receipt = receipt_of(cast, home, **said)

    (column,) = said
    found = [one for one in receipt.problems if one.rule == rule]
    assert [(one.file, one.line, one.table, one.column, one.severity) for one in found] == [
        (FILE, 1, "personal_deposit_account", column, severity)
    ]
    assert receipt.status == ("rejected" if severity == "error" else "accepted")


def test_the_sentence_says_where_what_and_what_to_do(cast, home):
    receipt = receipt_of(cast, home, opened_on="20250231")

    assert receipt.problems[0].message == {
        "zh": f"{FILE} 第 1 行：字段“开户日期”的值“20250231”不是日期，请按 YYYYMMDD 填报。",
        "en": f"{FILE}, line 1: the value '20250231' of Opened on is not of the type date. Write it as YYYYMMDD.",
    }


def test_a_number_with_a_thousands_separator_is_not_guessed_at(cast, home):
    receipt = receipt_of(cast, home, balance="1,000.00")

    assert [(one.rule, one.value) for one in receipt.problems if one.rule == "type"] == [("type", "1,000.00")]


def test_the_score_falls_with_what_is_wrong(cast, home):
    good, bad = receipt_of(cast, home), receipt_of(cast, home, balance="100.001")

    assert good.score == 100.0
    assert [table.score for table in bad.tables if table.table == "personal_deposit_account"] == [70.0]


def test_a_key_filed_twice_is_told_at_its_second_line(cast, home):
    tables = cast.bank()
    tables["individual_customer"] *= 2

    (receipt,) = take_in([cast.file(tables)], home, check_only=True)

    assert [(one.rule, one.line, one.value) for one in receipt.problems] == [("key_twice", 2, "C1")]


def test_a_key_filed_twice_in_two_files_of_one_table_is_told(cast, home):
    folder = cast.file(cast.bank())
    (folder / f"{BANK}-201-20250131.txt").write_bytes(
        (folder / f"{BANK}-individual_customer-20250131.txt").read_bytes()
    )

    (receipt,) = take_in([folder], home, check_only=True)

    assert rules(receipt) == ["key_twice"]


def test_at_most_a_thousand_problems_a_rule_are_listed_and_all_are_counted(cast, home):
    tables = cast.bank()
    tables["individual_customer"] += [
        cast.row("individual_customer", customer_id=f"X{number}", customer_name="") for number in range(1_500)
    ]

    (receipt,) = take_in([cast.file(tables)], home, check_only=True)

    assert len([one for one in receipt.problems if one.rule == "required"]) == 1_000
    assert receipt.problems_total == 1_500


def test_personal_values_are_not_shown_in_receipts(cast, home):
    tables = cast.bank()
    tables["individual_customer"] = [cast.row("individual_customer", id_number="1" * 5_000)]

    (receipt,) = take_in([cast.file(tables)], home, check_only=True)

    assert [(one.rule, one.value) for one in receipt.problems] == [("length", "1***")]
