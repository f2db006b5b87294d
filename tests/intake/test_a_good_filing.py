"""A good filing is accepted, scored and readable at once."""

from datetime import date

import pytest

from mingjian.intake import take_in
from tests.intake.cast import BANK, JANUARY, rules


def test_a_good_east_folder_is_accepted_and_its_rows_are_readable(cast, home, rows_seen):
    folder = cast.file(cast.bank())

    (receipt,) = take_in([folder], home)

    assert (receipt.institution_id, receipt.period, receipt.version) == (BANK, JANUARY, 1)
    assert (receipt.status, receipt.score, receipt.problems_total) == ("accepted", 100.0, 0)
    assert rows_seen(
        "personal_deposit_account", "institution_id, period, account_id, balance::varchar, closed_on, _line"
    ) == [(BANK, JANUARY, "A1", "100.00", None, 1)]


def test_codes_leave_as_keys_and_flags_as_booleans_whatever_their_spelling(cast, home, rows_seen):
    tables = cast.bank()
    tables["personal_deposit_movement"] = [
        cast.movement(transaction_id="T1", direction="Credit", amount="50"),
        cast.movement(transaction_id="T2", direction="credit", amount="50", transaction_type="其他-测试"),
    ]
    tables["personal_deposit_account"] = [cast.account(balance="100", is_margin_account="N")]

    (receipt,) = take_in([cast.file(tables)], home)

    assert rules(receipt) == []
    assert rows_seen("personal_deposit_movement", "direction, transaction_type") == [
        ("credit", "other-测试"),
        ("credit", "transfer"),
    ]
    assert rows_seen("personal_deposit_account", "is_margin_account") == [(False,)]


@pytest.mark.parametrize(
    "name", ["personal_deposit_account", "403", "grckfhz", "个人存款分户账", "Personal deposit account"]
)
def test_a_file_says_its_table_by_name_number_code_or_title(name, cast, home):
    folder = cast.file(cast.bank())
    (folder / f"{BANK}-personal_deposit_account-20250131.txt").rename(folder / f"{BANK}-{name}-20250131.txt")

    (receipt,) = take_in([folder], home, check_only=True)

    assert (receipt.status, len(receipt.tables)) == ("accepted", 5)


def test_folders_may_say_institution_and_period_and_the_file_the_table_alone(cast, home):
    folder = cast.file(cast.bank())
    for path in folder.iterdir():
        path.rename(folder / f"{path.name.split('-')[1]}.txt")

    (receipt,) = take_in([folder], home, check_only=True)

    assert (receipt.institution_id, receipt.period, receipt.status) == (BANK, JANUARY, "accepted")


def test_dates_are_read_in_both_forms_and_never_is_no_date(cast, home, rows_seen):
    tables = cast.bank()
    tables["personal_deposit_account"] = [cast.account(balance="100", opened_on="2020-03-01", closed_on="00000000")]

    take_in([cast.file(tables)], home)

    assert rows_seen("personal_deposit_account", "opened_on, closed_on") == [(date(2020, 3, 1), None)]


def test_check_only_changes_nothing(cast, home):
    (receipt,) = take_in([cast.file(cast.bank())], home, check_only=True)

    assert receipt.status == "accepted"
    assert not home.exists()


def test_the_receipt_survives_json(cast, home):
    tables = cast.bank()
    tables["personal_deposit_account"] = [cast.account(balance="一百")]
    (receipt,) = take_in([cast.file(tables)], home)

    again = type(receipt).from_document(receipt.document())

    assert again == receipt
