"""A small bank of known rows: required fields filled in, references that resolve, books that add up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mingjian.engine.contracts import Column, Table
from mingjian.engine.library import Library

JANUARY, FEBRUARY, MARCH = date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31)
BANK = "B0001"
_BY_TYPE = {"text": "甲", "flag": "否", "integer": "1", "money": "0", "rate": "1.5", "decimal": "1", "time": "101500"}
_KNOWN = {
    "branch_id": "BR1",
    "handling_branch_id": "BR1",
    "ledger_code": "2011",
    "customer_id": "C1",
    "account_id": "A1",
    "id_number": "110101199001011237",
    "currency": "CNY",
    "parent_branch_id": "0",
    "account_status": "正常",
}
Row = dict[str, str]


@dataclass(frozen=True)
class Cast:
    """Makes rows and files of the small bank."""

    library: Library
    folder: Path

    def row(self, table: str, period: date = JANUARY, **said: str) -> Row:
        """A valid row of `table`; `said` overrides."""
        contract = self.library.tables[table]
        return {name: self._cell(column, period) for name, column in contract.columns.items()} | said

    def _cell(self, column: Column, period: date) -> str:
        if column.type == "date":
            return f"{period:%Y%m%d}" if column.name == "collected_on" else "20200101"
        if column.name in _KNOWN:
            return _KNOWN[column.name]
        if not column.is_required:
            return "99991231" if column.type == "date" else ""
        if column.codes:
            return next(iter(column.codes.values.values())).zh
        return _BY_TYPE[column.type]

    def bank(self, period: date = JANUARY, balance: str = "100.00") -> dict[str, list[Row]]:
        """A branch, a ledger account, a customer with one deposit account and one payment into it, adding up."""
        return {
            "branch": [self.row("branch", period)],
            "general_ledger": [
                self.row("general_ledger", period, opening_credit="0", credit_turnover=balance, closing_credit=balance),
                self.row("general_ledger", period, ledger_code="1003", debit_turnover=balance, closing_debit=balance),
            ],
            "individual_customer": [self.row("individual_customer", period)],
            "personal_deposit_account": [self.account(period, balance=balance)],
            "personal_deposit_movement": [self.movement(period, transaction_id=f"T{period:%m}", amount=balance)],
        }

    def account(self, period: date = JANUARY, **said: str) -> Row:
        """The deposit account A1, open."""
        open_account = {"closed_on": "99991231", "last_moved_on": f"{period:%Y%m%d}"}
        return self.row("personal_deposit_account", period, **(open_account | said))

    def movement(self, period: date = JANUARY, **said: str) -> Row:
        """A payment into A1 on the last day of the period."""
        paid_in = {"direction": "贷", "transacted_on": f"{period:%Y%m%d}", "transaction_id": "T1", "amount": "100.00"}
        return self.row("personal_deposit_movement", period, **(paid_in | said))

    def file(self, tables: Mapping[str, Sequence[Row]], period: date = JANUARY, institution: str = BANK) -> Path:
        """The tables as EAST text in `<institution>/<period>/`; the folder."""
        folder = self.folder / "in" / institution / f"{period:%Y%m%d}"
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in tables.items():
            (folder / f"{institution}-{name}-{period:%Y%m%d}.txt").write_bytes(self.text(name, rows))
        return folder

    def text(self, table: str, rows: Sequence[Row]) -> bytes:
        """Rows as EAST text in the standard's order."""
        names = list(self.library.tables[table].columns)
        return "".join("\x01".join(row[name] for name in names) + "\n" for row in rows).encode()


def contract_of(library: Library, table: str) -> Table:
    """The contract by name."""
    return library.tables[table]


def rules(receipt: Any) -> list[str]:
    """The rules that a receipt names, in its order."""
    return [problem.rule for problem in receipt.problems]


def told(receipt: Any) -> Iterator[str]:
    """The sentences of a receipt in Chinese."""
    return (problem.message["zh"] for problem in receipt.problems)
