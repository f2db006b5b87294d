"""Turns AMLSim's labelled transfers into the filings of one bank: accounts, movements and what they refer to.

`python examples/amlsim_cycles/convert.py SOURCE_DIR OUT_DIR`. The source knows accounts, days, amounts and labels; what
the data standard requires beyond them is filled by one neutral value a type. Filings go to OUT_DIR/filings, the labels
to OUT_DIR/labels.csv, never into a filing.
"""

import calendar
import sys
from datetime import date, timedelta
from pathlib import Path

import duckdb

from mingjian.engine.contracts import Column, Table, read_tables

HERE = Path(__file__).parent
TABLES = HERE.parents[1] / "library" / "tables"
INSTITUTION = "AMLSIM"
DAY_ONE = date(2024, 1, 1)
NEUTRAL = {"text": "unknown", "code": "other", "flag": "0", "date": "20000101", "time": "000000"}

# a transfer is two movements, one on each account; running sums start from the account's first balance
VIEWS = f"""
    create table account as
        select nodeid as account_id, init_balance::decimal(20, 2) as first_balance, isFraud = 1 as is_laundering,
            nullif(fraudStep, -1) as first_step
        from read_parquet(getvariable('folder') || '/nodes.parquet');
    create table transfer as
        select file_row_number as number, sourceNodeId as payer, targetNodeId as payee, value::decimal(20, 2) as amount,
            date '{DAY_ONE}' + (time - 1)::integer as transacted_on
        from read_parquet(getvariable('folder') || '/transactions.parquet', file_row_number = true);
    create table side as
        select number, 'D' as half, 'debit' as direction, payer as account_id, payee as other, amount, transacted_on,
            -amount as change
        from transfer
        union all
        select number, 'C', 'credit', payee, payer, amount, transacted_on, amount from transfer;
    create table movement as
        select side.*, first_balance + sum(change) over (
                partition by account_id order by transacted_on, number, half desc rows unbounded preceding
            ) as balance_after
        from side join account using (account_id);
"""
NAMES = f"""'{INSTITUTION}' as bank_code, '1' as branch_id, 'AMLSim' as branch_name, 'CNY' as currency"""
PERSON = "account_id as customer_id, account_id as account_name, account_id as customer_name, account_id as id_number"
KNOWN = {
    "branch": f"select {NAMES}, 'management' as branch_category, 'operating' as business_status",
    "individual_customer": f"select {NAMES}, {PERSON}, 'ordinary' as customer_kind from account order by account_id",
    "personal_deposit_account": f"""
        select {NAMES}, {PERSON}, account_id, '1' as ledger_code, 'normal' as account_status, 'demand' as account_kind,
            'renminbi' as cash_or_remittance,
            first_balance + coalesce(sum(change) filter (transacted_on <= getvariable('period')), 0) as balance
        from account left join side using (account_id)
        group by account_id, first_balance order by account_id""",
    "personal_deposit_movement": f"""
        select {NAMES}, {PERSON}, number || half as transaction_id, account_id, account_id as external_account,
            '1' as handling_branch_id, '1' as ledger_code, 'transfer' as transaction_type, direction, amount,
            balance_after, strftime(transacted_on, '%Y%m%d') as transacted_on, other as counterparty_account,
            other as counterparty_name, '{INSTITUTION}' as counterparty_bank_code, 'normal' as reversal,
            'transfer' as cash_or_transfer
        from movement
        where date_trunc('month', transacted_on) = date_trunc('month', getvariable('period'))
        order by number, half desc""",
    # every transfer stays inside the bank: what customers hold never changes, and cash stands against it
    "general_ledger": f"""
        select {NAMES}, code as ledger_code, name as ledger_name, 'monthly' as reporting_cycle,
            debit as opening_debit, credit as opening_credit, debit as closing_debit, credit as closing_credit,
            turnover as debit_turnover, turnover as credit_turnover
        from (select sum(first_balance) as held from account),
            (select coalesce(sum(amount), 0) as moved from transfer
             where date_trunc('month', transacted_on) = date_trunc('month', getvariable('period'))),
            lateral (values ('1', 'Deposits', 0, held, moved), ('2', 'Cash', held, 0, 0))
                as ledger(code, name, debit, credit, turnover)""",
}


def neutral(column: Column, period: date) -> str:
    """The value for a column that the standard requires and the source does not know."""
    if column.name in {"collected_on", "accounting_on"}:
        return f"{period:%Y%m%d}"
    if column.codes and "other" not in column.codes.values:
        return next(iter(column.codes.values))
    return NEUTRAL.get(column.type, "0")


def write_table(lake: duckdb.DuckDBPyConnection, table: Table, period: date, folder: Path) -> None:
    """One table of one month as CSV, the contract's required columns all filled."""
    known = lake.sql(KNOWN[table.name])
    columns = [
        name if name in known.columns else f"'{neutral(column, period)}' as {name}"
        for name, column in table.columns.items()
        if name in known.columns or column.is_required
    ]
    path = folder / f"{INSTITUTION}-{table.name}-{period:%Y%m%d}.csv"
    known.select(", ".join(columns)).write_csv(str(path))


def month_ends(lake: duckdb.DuckDBPyConnection) -> list[date]:
    """The last day of every month in which something moved."""
    found = lake.sql("select distinct date_trunc('month', transacted_on)::date from transfer order by 1").fetchall()
    return [first + timedelta(calendar.monthrange(first.year, first.month)[1] - 1) for (first,) in found]


def main(source: Path, out: Path) -> None:
    """Converts the transfers under `source` into monthly filings under `out`."""
    lake = duckdb.connect()
    lake.execute("set variable folder = ?", [str(source)])
    lake.execute(VIEWS)
    contracts = read_tables(TABLES)
    for period in month_ends(lake):
        lake.execute("set variable period = ?", [period])
        folder = out / "filings" / INSTITUTION / f"{period:%Y%m%d}"
        folder.mkdir(parents=True, exist_ok=True)
        for name in KNOWN:
            write_table(lake, contracts[name], period, folder)
    labels = f"select '{INSTITUTION}' as institution_id, account_id, is_laundering, first_step from account"
    lake.sql(f"{labels} order by account_id").write_csv(str(out / "labels.csv"))
    register = f"institution_id,kind,name_zh,name_en\n{INSTITUTION},bank,AMLSim,AMLSim\n"
    (out / "filings" / "institutions.csv").write_text(register, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
