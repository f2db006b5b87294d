"""A library of one page: two tables, two parameters, a feature and a model, as every test of the engine knows it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mingjian.engine.engines import Part
from mingjian.engine.library import Library

TABLE = """
title: {zh: 借据表, en: Loan}
about: {zh: 一行一笔借据。, en: One row a loan.}
cadence: snapshot
filed_by: [bank]
grain: [loan_id]
columns:
  loan_id: {type: text, required: true, zh: 借据号, en: Loan number}
  customer_id: {type: text, zh: 客户号, en: Customer number}
  five_class: {type: code, codes: five_class, zh: 五级分类, en: Class}
  balance: {type: money, zh: 余额, en: Balance}
  overdue_since: {type: date, zh: 逾期起日, en: Overdue since}
"""
MOVEMENT = """
title: {zh: 明细表, en: Movement}
about: {zh: 一行一笔交易。, en: One row a movement.}
cadence: increment
filed_by: [bank]
grain: [transaction_id]
columns:
  transaction_id: {type: text, required: true, zh: 交易号, en: Transaction number}
  loan_id: {type: text, zh: 借据号, en: Loan number}
  amount: {type: money, zh: 金额, en: Amount}
"""
CODES = """
title: {zh: 五级分类, en: Class}
open: false
values:
  normal: {zh: 正常, en: Normal}
  loss: {zh: 损失, en: Loss}
"""
PARAMETER = """
title: {zh: 逾期天数, en: Days overdue}
unit: days
source: law
certainty: sure
checked: null
values:
  2020-01-01: {value: 60, law: {zh: 旧办法, en: The old rule}}
  2023-07-01: {value: 90, law: {zh: 新办法, en: The new rule}}
  2030-01-01: {value: null, law: {zh: 废止, en: Repealed}}
"""
MODEL = """/*---
title: {zh: 逾期列为正常, en: Overdue and classed normal}
question: {zh: 哪些？, en: Which?}
kind: breach
subject: loan
recipient: institution
severity: high
law: [{parameter: rule.days}]
clue:
  zh: 借据{loan_id}逾期{measure}天，分类{five_class}，余额{amount:money}元。
  en: Loan {loan_id} is {measure} days overdue, classed {five_class}, balance {amount:money}.
limits: {zh: 无。, en: None.}
---*/
select
    institution_id,
    loan_id as subject_id,
    date_diff('day', overdue_since, as_of) as measure,
    param('rule.days', as_of) as threshold,
    loan_id,
    five_class,
    balance as amount
from loan
where five_class = 'normal' and date_diff('day', overdue_since, as_of) > param('rule.days', as_of)
"""
CASES = """
cases:
  - name: ninety-one days is found
    as_of: 2025-12-31
    given:
      loan: [{loan_id: L1, five_class: normal, balance: 5, overdue_since: 2025-10-01}]
    expect: [{subject_id: L1, measure: 91}]
  - name: ninety days is not
    as_of: 2025-12-31
    given:
      loan: [{loan_id: L1, five_class: normal, balance: 5, overdue_since: 2025-10-02}]
    expect: []
"""

FILES = {
    "tables/bank/loan.yaml": TABLE,
    "tables/bank/movement.yaml": MOVEMENT,
    "tables/codes/five_class.yaml": CODES,
    "parameters/rule/days.yaml": PARAMETER,
    "models/assets/overdue.sql": MODEL,
    "models/assets/overdue.test.yaml": CASES,
}


@pytest.fixture
def write_library(tmp_path: Path) -> Callable[..., Path]:
    """Lay the one-page library out, with files replaced or added; gives its folder."""

    def write(**changed: str) -> Path:
        named = {name.replace("__", "/").replace("_dot_", "."): text for name, text in changed.items()}
        for name, text in (FILES | named).items():
            path = tmp_path / "library" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "library"

    return write


@pytest.fixture
def library(write_library: Callable[..., Path]) -> Library:
    """The one-page library."""
    return Library.load(write_library())


@dataclass
class FiledRows:
    """A source of given rows, kept as Parquet the way a lake would."""

    folder: Path
    library: Library
    as_of: date = date(2025, 12, 31)
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    daily_as_of: date = date(2025, 12, 31)

    def slice(self, table: str, history: bool) -> Part:
        """All given rows of a table; its state and its history are the same here."""
        rows = self.tables.get(table)
        if not rows:
            return Part(())
        added = {"institution_id": "B1", "period": self.as_of, "_filing": 1, "_file": 7}
        full = [added | {"_line": line} | row for line, row in enumerate(rows, 1)]
        names = self.library.tables[table].lake_types
        columns = {name: pa.array([row.get(name) for row in full]) for name in names}
        path = self.folder / f"{table}-{abs(hash(str(rows)))}.parquet"
        pq.write_table(pa.table(columns), path)
        return Part((str(path),))

    def record(self) -> dict[str, Any]:
        """Nothing to see again."""
        return {}

    def quality(self, institution_id: str, table: str) -> float:
        """Every filing scores 97."""
        return 97.0

    def file_names(self, files: Any) -> dict[int, str]:
        """Every file has a name."""
        return {file: f"file-{file}.txt" for file in files}


@pytest.fixture
def filed(tmp_path: Path, library: Library) -> FiledRows:
    """One loan overdue for 91 days and one for 90."""
    rows = [
        {"loan_id": "L1", "five_class": "normal", "balance": 5, "overdue_since": date(2025, 10, 1)},
        {"loan_id": "L2", "five_class": "normal", "balance": 7, "overdue_since": date(2025, 10, 2)},
    ]
    return FiledRows(tmp_path, library, tables={"loan": rows})
