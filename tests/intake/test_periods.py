"""What one period says is held against the one before; a rejected filing is passed over."""

from mingjian.intake import take_in
from tests.intake.cast import BANK, FEBRUARY, JANUARY, MARCH, rules


def quiet_month(cast, period, balance):
    """A month without movements: an account and nothing else that would have to add up."""
    tables = cast.bank(period)
    ledger = [cast.row("general_ledger", period, **dict.fromkeys(sides, balance)) for sides in _SIDES]
    ledger[1]["ledger_code"] = "1003"
    return tables | {
        "general_ledger": ledger,
        "personal_deposit_account": [cast.account(period, balance=balance, last_moved_on="20200101")],
        "personal_deposit_movement": [cast.movement(period, transaction_id=f"T{period:%m}", amount="0")],
    }


_SIDES = (("opening_credit", "closing_credit"), ("opening_debit", "closing_debit"))


def test_a_balance_that_does_not_follow_from_the_month_before_is_refused(cast, home):
    take_in([cast.file(quiet_month(cast, JANUARY, "100.00"))], home)

    (receipt,) = take_in([cast.file(quiet_month(cast, FEBRUARY, "101.00"), FEBRUARY)], home)

    assert receipt.status == "rejected"
    assert sorted(set(rules(receipt))) == ["ledger_opens_elsewhere", "personal_deposit_does_not_roll"]


def test_within_one_batch_a_rejected_month_is_passed_over(cast, home):
    cast.file(quiet_month(cast, JANUARY, "100.00"))
    cast.file(quiet_month(cast, FEBRUARY, "170.00"), FEBRUARY)
    cast.file(quiet_month(cast, MARCH, "100.00"), MARCH)

    receipts = take_in([cast.folder / "in"], home)

    assert [(one.period, one.status) for one in receipts] == [
        (JANUARY, "accepted"),
        (FEBRUARY, "rejected"),
        (MARCH, "accepted"),
    ]
    assert rules(receipts[2]) == []


def test_a_reference_may_lead_to_an_earlier_filing_of_a_table_left_out(cast, home):
    take_in([cast.file(quiet_month(cast, JANUARY, "100.00"))], home)
    tables = quiet_month(cast, FEBRUARY, "100.00")
    del tables["branch"]

    (receipt,) = take_in([cast.file(tables, FEBRUARY)], home, check_only=True)

    assert "reference" not in rules(receipt)


def test_a_transaction_filed_in_an_earlier_month_too_is_doubted(cast, home):
    take_in([cast.file(quiet_month(cast, JANUARY, "100.00"))], home)
    tables = quiet_month(cast, FEBRUARY, "100.00")
    tables["personal_deposit_movement"] = [cast.movement(FEBRUARY, transaction_id="T01", amount="0")]

    (receipt,) = take_in([cast.file(tables, FEBRUARY)], home, check_only=True)

    assert (receipt.status, rules(receipt)) == ("accepted", ["key_filed_before"])


def test_a_large_snapshot_table_left_out_is_an_error(cast, home):
    tables = quiet_month(cast, JANUARY, "100.00")
    tables["individual_customer"] += [
        cast.row("individual_customer", customer_id=f"C{number}") for number in range(2, 40)
    ]
    take_in([cast.file(tables)], home)
    tables = quiet_month(cast, FEBRUARY, "100.00")
    del tables["individual_customer"]

    (receipt,) = take_in([cast.file(tables, FEBRUARY)], home, check_only=True)

    assert [(one.rule, one.table, one.severity) for one in receipt.problems] == [
        ("missing_table", "individual_customer", "error")
    ]
    assert receipt.institution_id == BANK
