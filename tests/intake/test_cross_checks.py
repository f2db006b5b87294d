"""Each cross check finds what it is for, and lets books that agree pass. A case changes one cell of good books."""

from datetime import date
from decimal import Decimal

import duckdb
import pytest

from mingjian.engine.compiler import Compiler

PERIOD, BEFORE = date(2025, 2, 28), date(2025, 1, 31)
WHERE = {"institution_id": "B1", "period": PERIOD, "_filing": 1, "_file": 1, "_line": 7, "collected_on": PERIOD}
LOAN = {
    "loan_id": "L1",
    "contract_id": "K1",
    "customer_id": "C1",
    "currency": "CNY",
    "principal_balance": 80,
    "issued_on": date(2024, 1, 1),
    "matures_on": date(2026, 1, 1),
    "principal_overdue": 0,
    "interest_overdue_on_books": 0,
    "interest_overdue_off_books": 0,
    "loan_status": "normal",
}
ACCOUNT = {
    "branch_id": "BR1",
    "ledger_code": "1301",
    "currency": "CNY",
    "loan_id": "L1",
    "loan_account_id": "N1",
    "principal_balance": 80,
}
DEPOSIT = {
    "branch_id": "BR1",
    "ledger_code": "2011",
    "currency": "CNY",
    "account_id": "A1",
    "balance": 100,
    "opened_on": date(2020, 1, 1),
    "last_moved_on": PERIOD,
}
OBJECTION = {
    "objection_number": "Y1",
    "registered_on": date(2025, 2, 10),
    "lapses_on": date(2025, 2, 25),
    "ended_on": date(2025, 2, 26),
}
PRE_NOTICE = {"pre_notice_number": "N1", "registered_on": date(2025, 2, 1), "ended_on": date(2025, 2, 20)}
ADVERSE = {
    "record_id": "R1",
    "decided_on": date(2025, 2, 3),
    "published_on": date(2025, 2, 10),
    "removed_on": date(2025, 2, 20),
}
LISTING = {"listing_number": "L1", "listed_on": date(2025, 2, 1), "removed_on": date(2025, 2, 20)}
RESIDENCE = {
    "residence_number": "J1",
    "registered_on": date(2023, 2, 1),
    "starts_on": date(2023, 2, 1),
    "ends_on": date(2025, 1, 31),
    "ended_on": date(2025, 2, 1),
}
LEDGER = {
    "branch_id": "BR1",
    "ledger_code": "2011",
    "currency": "CNY",
    "opening_debit": 0,
    "opening_credit": 60,
    "debit_turnover": 0,
    "credit_turnover": 40,
    "closing_debit": 0,
    "closing_credit": 100,
}


def moved(**said):
    paid = {"transaction_id": "T1", "account_id": "A1", "loan_account_id": "N1", "direction": "credit"}
    return paid | {"amount": 40, "transacted_on": PERIOD, "transaction_type": "transfer"} | said


def good_books():
    """Every table that a check reads, in agreement."""
    before = {"collected_on": BEFORE}
    books = {
        "general_ledger": [
            LEDGER,
            LEDGER
            | {
                "ledger_code": "1301",
                "opening_credit": 0,
                "opening_debit": 60,
                "credit_turnover": 0,
                "debit_turnover": 40,
                "closing_credit": 0,
                "closing_debit": 100,
            },
        ],
        "general_ledger_previous": [LEDGER | before | {"closing_credit": 60}],
        "branch_relation": [{"branch_id": "BR1", "parent_branch_id": "0"}],
        "internal_account": [],
        "property_objection": [OBJECTION],
        "property_pre_notice": [PRE_NOTICE],
        "firm_adverse_record": [ADVERSE],
        "property_listing": [LISTING],
        "property_residence_right": [RESIDENCE],
        "individual_customer": [{"customer_id": "C1"}],
        "corporate_customer": [{"customer_id": "C2"}],
        "credit_contract": [
            {"contract_id": "K1", "customer_id": "C1", "starts_on": date(2024, 1, 1), "matures_on": date(2026, 1, 1)}
        ],
        "guarantee_contract": [
            {
                "guarantee_contract_id": "G1",
                "secured_contract_id": "K1",
                "guarantee_status": "active",
                "starts_on": date(2024, 1, 1),
                "matures_on": date(2026, 1, 1),
            }
        ],
        "collateral": [
            {"collateral_id": "P1", "guarantee_contract_id": "G1", "latest_value": 320, "loan_to_value": 50}
        ],
        "corporate_financial_statement": [
            {
                "statement_id": "S1",
                "net_profit": 75,
                "profit_before_tax": 100,
                "income_tax": 25,
                "receivables": 10,
                "other_receivables": 5,
                "total_assets": 1000,
            }
        ],
        "credit_card_account": [],
        "policy": [{"policy_id": "Y1", "starts_on": date(2025, 1, 1), "ends_on": date(2026, 1, 1)}],
        "claim": [{"claim_id": "M1", "occurred_on": date(2025, 1, 1), "reported_on": date(2025, 1, 2)}],
        "report_item": [
            {"report": "G01", "item": item, "value": value}
            for item, value in (
                ("total_assets", 500),
                ("total_liabilities", 400),
                ("owner_equity", 100),
                ("loans", 160),
                ("deposits", 200),
                ("personal_loans", 80),
                ("personal_deposits", 100),
            )
        ]
        + [{"report": "G11", "item": "loans_normal", "value": 160}],
    }
    for who in ("personal", "corporate"):
        half = ACCOUNT | {"ledger_code": "1301", "principal_balance": 80}
        books |= {
            f"{who}_loan": [LOAN],
            f"{who}_loan_previous": [LOAN | before | {"principal_balance": 70}],
            f"{who}_loan_account": [half],
            f"{who}_loan_account_previous": [half | before | {"principal_balance": 70}],
            f"{who}_loan_movement": [
                moved(direction="debit", amount=10),
                moved(transaction_id="T2", amount=3, transaction_type="interest_repayment"),
            ],
            f"{who}_deposit_account": [DEPOSIT],
            f"{who}_deposit_account_previous": [DEPOSIT | before | {"balance": 70}],
            f"{who}_deposit_movement": [moved(amount=30, account_id=f"A{who}" if who == "corporate" else "A1")],
        }
    books["corporate_deposit_account"] = [DEPOSIT | {"account_id": "Acorporate"}]
    books["corporate_deposit_account_previous"] = [DEPOSIT | before | {"account_id": "Acorporate", "balance": 70}]
    books["general_ledger"][0] |= {"closing_credit": 200, "credit_turnover": 140}
    books["general_ledger"][1] |= {"closing_debit": 160, "debit_turnover": 100}
    books["general_ledger"].append(
        LEDGER
        | {
            "ledger_code": "1003",
            "opening_credit": 0,
            "credit_turnover": 0,
            "closing_credit": 0,
            "closing_debit": 40,
            "debit_turnover": 40,
        }
    )
    return books


def found(library, name, books):
    """What the check says over `books`."""
    check = library.checks[name]
    compiled = Compiler(library, PERIOD).compile(check.sql, check.path)
    with duckdb.connect() as engine:
        for read in compiled.tables:
            types = library.tables[read.removesuffix("_previous")].lake_types
            engine.execute(f"create table {read} ({', '.join(f'{one} {kind}' for one, kind in types.items())})")
            for row in books.get(read, []):
                whole = {one: cell for one, cell in (WHERE | row).items() if one in types}
                marks = ", ".join(f"${place}" for place in range(1, len(whole) + 1))
                engine.execute(f"insert into {read} ({', '.join(whole)}) values ({marks})", list(whole.values()))
        rows = engine.execute(compiled.sql)
        names = [column[0] for column in rows.description]
        return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]


CASES = {
    "ledger_differs_from_deposits": ("general_ledger", 0, {"closing_credit": 201}),
    "ledger_differs_from_loans": ("general_ledger", 1, {"closing_debit": 161}),
    "ledger_does_not_roll": ("general_ledger", 0, {"credit_turnover": 139}),
    "ledger_opens_elsewhere": ("general_ledger", 0, {"opening_credit": 61}),
    "ledger_debits_differ_from_credits": ("general_ledger", 2, {"closing_debit": 41}),
    "contract_dates_out_of_order": ("credit_contract", 0, {"starts_on": date(2027, 1, 1)}),
    "guarantee_dates_out_of_order": ("guarantee_contract", 0, {"starts_on": date(2027, 1, 1)}),
    "policy_dates_out_of_order": ("policy", 0, {"starts_on": date(2027, 1, 1)}),
    "claim_dates_out_of_order": ("claim", 0, {"reported_on": date(2024, 12, 31)}),
    "objection_dates_out_of_order": ("property_objection", 0, {"sued_on": date(2025, 2, 9)}),
    "objection_kept_past_its_term": ("property_objection", 0, {"ended_on": None}),
    "pre_notice_dates_out_of_order": ("property_pre_notice", 0, {"registered_on": date(2025, 2, 21)}),
    "adverse_record_dates_out_of_order": ("firm_adverse_record", 0, {"decided_on": date(2025, 2, 11)}),
    "property_listing_dates_out_of_order": ("property_listing", 0, {"removed_on": date(2025, 1, 31)}),
    "residence_right_dates_out_of_order": ("property_residence_right", 0, {"starts_on": date(2025, 2, 1)}),
    "residence_right_kept_past_its_term": ("property_residence_right", 0, {"ended_on": None}),
    "collateral_ratio_against_value": ("collateral", 0, {"latest_value": 640}),
    "statement_does_not_add_up": ("corporate_financial_statement", 0, {"net_profit": 80}),
    "customer_in_two_tables": ("corporate_customer", 0, {"customer_id": "C1"}),
    "transaction_in_two_tables": ("corporate_deposit_movement", 0, {"account_id": "A1"}),
    "report_assets_differ_from_funding": ("report_item", 0, {"value": 501}),
    "report_classes_differ_from_loans": ("report_item", 7, {"value": 150}),
    "report_differs_from_loans": ("report_item", 3, {"value": 170}),
    "report_differs_from_deposits": ("report_item", 4, {"value": 210}),
    "report_differs_from_personal_loans": ("report_item", 5, {"value": 85}),
    "report_differs_from_personal_deposits": ("report_item", 6, {"value": 105}),
}
for who in ("personal", "corporate"):
    CASES |= {
        f"{who}_deposit_does_not_roll": (f"{who}_deposit_account", 0, {"balance": 101}),
        f"{who}_loan_does_not_roll": (f"{who}_loan_account", 0, {"principal_balance": 81}),
        f"{who}_loan_differs_from_account": (f"{who}_loan", 0, {"principal_balance": 81}),
        f"{who}_loan_dates_out_of_order": (f"{who}_loan", 0, {"issued_on": date(2026, 2, 1)}),
        f"{who}_loan_overdue_without_date": (f"{who}_loan", 0, {"principal_overdue": 5}),
        f"{who}_loan_overdue_beyond_balance": (f"{who}_loan", 0, {"principal_overdue": 81}),
        f"{who}_loan_status_against_overdue": (f"{who}_loan", 0, {"loan_status": "settled"}),
        f"{who}_loan_of_another_customer": (f"{who}_loan", 0, {"customer_id": "C8"}),
        f"{who}_deposit_dates_out_of_order": (f"{who}_deposit_account", 0, {"closed_on": date(2019, 1, 1)}),
        f"{who}_deposit_movement_outside_period": (f"{who}_deposit_movement", 0, {"transacted_on": date(2025, 3, 1)}),
        f"{who}_loan_movement_outside_period": (f"{who}_loan_movement", 0, {"transacted_on": date(2025, 3, 1)}),
        f"{who}_deposit_total_jumps": (f"{who}_deposit_account", 0, {"balance": 106}),
        f"{who}_loan_total_jumps": (f"{who}_loan", 0, {"principal_balance": 106}),
    }


@pytest.mark.parametrize("name", sorted(CASES))
def test_books_that_agree_pass_and_one_wrong_cell_is_found(name, library):
    table, place, wrong = CASES[name]
    books = good_books()
    assert found(library, name, books) == []

    books[table][place] = books[table][place] | wrong

    assert found(library, name, books) != []


def test_a_branch_that_manages_others_may_file_its_own_figures_or_those_of_all_below(library):
    books = good_books()
    name = "ledger_differs_from_internal_accounts"
    own = {"branch_id": "BR1", "ledger_code": "1003", "currency": "CNY", "debit_balance": 30, "credit_balance": 0}
    books["internal_account"] = [own, own | {"branch_id": "BR2", "debit_balance": 10}]
    assert [row["difference"] for row in found(library, name, books)] == [Decimal(10)]

    books["branch_relation"].append({"branch_id": "BR2", "parent_branch_id": "BR1"})

    assert found(library, name, books) == []
