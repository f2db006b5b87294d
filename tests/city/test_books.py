"""The books of a city add up: ledgers, accounts, loans, reports."""

import duckdb
import pytest


def count(filed: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(filed.sql(f"select count(*) from ({sql})").fetchall()[0][0])


def test_debits_equal_credits_in_every_general_ledger(filed: duckdb.DuckDBPyConnection) -> None:
    wrong = """
        select 1 from general_ledger group by institution_id, period
        having sum(opening_debit) <> sum(opening_credit) or sum(debit_turnover) <> sum(credit_turnover) or sum(closing_debit) <> sum(closing_credit)"""

    assert count(filed, wrong) == 0


def test_a_ledger_opens_where_it_closed_and_rolls_by_its_turnover(filed: duckdb.DuckDBPyConnection) -> None:
    rolls = "select 1 from general_ledger where opening_debit - opening_credit + debit_turnover - credit_turnover <> closing_debit - closing_credit"
    opens = """
        select 1 from general_ledger a join general_ledger b using (institution_id, branch_id, ledger_code)
        where b.period = last_day(a.period + 1) and a.closing_debit - a.closing_credit <> b.opening_debit - b.opening_credit"""

    assert (count(filed, rolls), count(filed, opens)) == (0, 0)


@pytest.mark.parametrize(("table", "balance", "sign"), [
    ("personal_deposit_account", "balance", -1),
    ("corporate_deposit_account", "balance", -1),
    ("personal_loan_account", "principal_balance", 1),
    ("corporate_loan_account", "principal_balance", 1),
    ("internal_account", "debit_balance - credit_balance", 1),
])  # fmt: skip
def test_the_general_ledger_is_the_sum_of_its_accounts(
    filed: duckdb.DuckDBPyConnection, table: str, balance: str, sign: int
) -> None:
    wrong = f"""
        with held as (select institution_id, period, branch_id, ledger_code, sum({balance}) as held from {table} group by all)
        select 1 from held left join general_ledger g using (institution_id, period, branch_id, ledger_code)
        where {sign} * held is distinct from closing_debit - closing_credit"""

    assert count(filed, wrong) == 0


@pytest.mark.parametrize("kind", ["personal", "corporate"])
def test_a_deposit_is_what_it_was_and_what_moved(filed: duckdb.DuckDBPyConnection, kind: str) -> None:
    wrong = f"""
        with moved as (
            select institution_id, period, account_id, sum(if(direction = 'credit', amount, -amount)) as moved from {kind}_deposit_movement group by all
        )
        select 1 from {kind}_deposit_account a
        join {kind}_deposit_account b on b.institution_id = a.institution_id and b.account_id = a.account_id and a.period = last_day(b.period + 1)
        left join moved m on m.institution_id = a.institution_id and m.account_id = a.account_id and m.period = a.period
        where b.balance + coalesce(m.moved, 0) <> a.balance or a.balance < 0"""

    assert count(filed, wrong) == 0


@pytest.mark.parametrize("kind", ["personal", "corporate"])
def test_a_loan_is_what_its_account_is_and_moves_by_its_movements(filed: duckdb.DuckDBPyConnection, kind: str) -> None:
    differs = f"select 1 from {kind}_loan join {kind}_loan_account a using (institution_id, period, loan_id) where a.principal_balance <> {kind}_loan.principal_balance"
    rolls = f"""
        with moved as (
            select institution_id, period, loan_id, sum(case transaction_type when 'loan_disbursement' then amount when 'interest_repayment' then 0 else -amount end) as moved
            from {kind}_loan_movement group by all
        )
        select 1 from {kind}_loan a
        left join {kind}_loan b on b.institution_id = a.institution_id and b.loan_id = a.loan_id and a.period = last_day(b.period + 1)
        left join moved m on m.institution_id = a.institution_id and m.loan_id = a.loan_id and m.period = a.period
        where a.period > (select min(period) from {kind}_loan) and coalesce(b.principal_balance, 0) + coalesce(m.moved, 0) <> a.principal_balance"""

    assert (count(filed, differs), count(filed, rolls)) == (0, 0)


def test_both_sides_of_a_transfer_are_on_the_books(filed: duckdb.DuckDBPyConnection) -> None:
    one_sided = """
        with movement as (
            select account_id, counterparty_account, direction, amount, transacted_on from personal_deposit_movement where reversal = 'normal'
            union all select account_id, counterparty_account, direction, amount, transacted_on from corporate_deposit_movement where reversal = 'normal'
        ),
        account as (select account_id from personal_deposit_account union select account_id from corporate_deposit_account)
        select 1 from movement a semi join account c on c.account_id = a.counterparty_account
        anti join movement b on b.account_id = a.counterparty_account and b.counterparty_account = a.account_id and b.amount = a.amount
            and b.transacted_on = a.transacted_on and b.direction <> a.direction
        where a.account_id not in (select repayment_account from corporate_loan) and a.direction = 'debit'"""

    assert count(filed, one_sided) == 0


def test_the_balance_sheet_report_is_the_sum_of_the_detail(filed: duckdb.DuckDBPyConnection) -> None:
    wrong = """
        with detail as (
            select institution_id, period, 'deposits' as item, balance as amount from personal_deposit_account
            union all select institution_id, period, 'deposits', balance from corporate_deposit_account
            union all select institution_id, period, 'loans', principal_balance from personal_loan
            union all select institution_id, period, 'loans', principal_balance from corporate_loan
            union all select institution_id, period, 'loans', overdrawn from credit_card_account
        ),
        total as (select institution_id, period, item, sum(amount) as total from detail group by all)
        select 1 from total join report_item r using (institution_id, period, item) where r.report = 'G01' and abs(r.value - total) > 1"""

    assert count(filed, wrong) == 0


def test_what_employers_owe_is_the_sum_over_their_people(filed: duckdb.DuckDBPyConnection) -> None:
    wrong = """
        with held as (
            select employer_unified_code as unified_code, month, count(*) as people,
                sum(employer_amount + personal_amount) as due
            from social_security_record where employer_unified_code is not null group by all
        )
        select 1 from held full join employer_contribution as e using (unified_code, month)
        where (people, due) is distinct from (e.insured_people, e.amount_due)"""

    assert count(filed, "select 1 from employer_contribution") > 0
    assert count(filed, wrong) == 0
