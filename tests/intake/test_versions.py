"""A correction is a new version, the same content is no news, and what was known on a day stays known."""

import shutil
import threading
from datetime import UTC, datetime

from mingjian.intake import league, take_in
from mingjian.lake import Lake
from tests.intake.cast import BANK, FEBRUARY, JANUARY, rules

BALANCE = "balance::varchar"


def test_the_same_content_again_gives_the_same_receipt_and_no_new_version(cast, home):
    folder = cast.file(cast.bank())
    (first,) = take_in([folder], home)

    (second,) = take_in([folder], home)

    assert second == first
    assert len(Lake.open(home).ledger.filings()) == 1


def test_a_correction_supersedes_and_old_pins_still_see_what_they_saw(cast, home, rows_seen):
    take_in([cast.file(cast.bank())], home)
    before, known = Lake.open(home).pin().record(), datetime.now(UTC)

    (receipt,) = take_in([cast.file(cast.bank(balance="250.00"))], home)

    assert (receipt.status, receipt.version) == ("accepted", 2)
    assert rows_seen("personal_deposit_account", BALANCE) == [("250.00",)]
    assert rows_seen("personal_deposit_account", BALANCE, history=True) == [("250.00",)]
    assert rows_seen("personal_deposit_account", BALANCE, known_at=known) == [("100.00",)]
    lake = Lake.open(home)
    assert lake.pin_again(before).slice("branch", False) != lake.pin().slice("branch", False)


def test_a_rejected_filing_is_kept_aside_and_never_seen(cast, home, rows_seen):
    take_in([cast.file(cast.bank())], home)
    tables = cast.bank()
    tables["personal_deposit_account"] = [cast.account(balance="一百")]

    (receipt,) = take_in([cast.file(tables)], home)

    assert (receipt.status, receipt.version) == ("rejected", 2)
    assert rows_seen("personal_deposit_account", BALANCE) == [("100.00",)]
    assert (home / "files" / BANK / "20250131" / "v2" / f"{BANK}-branch-20250131.txt").exists()
    kept = Lake.open(home).problems([receipt.filing]).to_pylist()
    assert {(row["rule"], row["_line"], row["value"]) for row in kept} >= {("type", 1, "一百")}


def test_two_people_who_file_the_same_at_once_get_one_receipt(cast, home):
    folder = cast.file(cast.bank())
    receipts = []
    people = [threading.Thread(target=lambda: receipts.extend(take_in([folder], home))) for _ in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert receipts[0] == receipts[1]
    assert len(Lake.open(home).ledger.filings()) == 1


def test_one_call_takes_many_filings_in_order_of_period(cast, home, rows_seen):
    cast.file(cast.bank())
    tables = cast.bank(FEBRUARY)
    tables["personal_deposit_account"] = [cast.account(FEBRUARY, balance="200.00")]
    tables["general_ledger"] = [
        row | {"opening_credit": row["credit_turnover"], "opening_debit": row["debit_turnover"]}
        for row in cast.bank(FEBRUARY)["general_ledger"]
    ]
    for row in tables["general_ledger"]:
        closing = "closing_credit" if row["ledger_code"] == "2011" else "closing_debit"
        row[closing] = "200.00"
    cast.file(tables, FEBRUARY)

    receipts = take_in([cast.folder / "in"], home)

    assert [(one.period, one.status, rules(one)) for one in receipts] == [
        (JANUARY, "accepted", []),
        (FEBRUARY, "accepted", ["personal_deposit_total_jumps"]),
    ]
    assert rows_seen("personal_deposit_account", BALANCE) == [("200.00",)]
    assert rows_seen("personal_deposit_account", BALANCE, as_of=JANUARY) == [("100.00",)]
    assert rows_seen("personal_deposit_movement", "transaction_id") == [("T01",), ("T02",)]
    assert Lake.open(home).pin().slice("personal_deposit_account", False).filings is None


def test_the_league_says_whose_filings_are_good(cast, home):
    take_in([cast.file(cast.bank())], home)
    tables = cast.bank()
    tables["personal_deposit_account"] = [cast.account(balance="100.001")]
    take_in([cast.file(tables, institution="B0002")], home)

    rows = league(home)

    assert [(row["institution_id"], row["filings"], row["weakest"]) for row in rows] == [
        (BANK, 1, "branch"),
        ("B0002", 1, "personal_deposit_account"),
    ]
    assert rows[0]["score"] == 100.0


def test_a_snapshot_table_left_out_after_it_was_filed_is_told(cast, home):
    take_in([cast.file(cast.bank())], home)
    shutil.rmtree(cast.folder / "in")
    tables = cast.bank(FEBRUARY, balance="100.00")
    del tables["personal_deposit_movement"], tables["general_ledger"]

    (receipt,) = take_in([cast.file(tables, FEBRUARY)], home)

    assert ("absent_table", "general_ledger") in [(one.rule, one.table) for one in receipt.problems]
