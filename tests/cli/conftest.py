"""A home with one kept run: three loans of bank B1, two of them overdue for longer than the rule allows."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mingjian.engine.duck import DuckEngine
from mingjian.engine.engines import Part
from mingjian.engine.library import Library
from mingjian.engine.results import Results
from mingjian.engine.run import Order, run

AS_OF = date(2025, 12, 31)
LOANS = (("L1", date(2025, 10, 1), 1000), ("L2", date(2025, 1, 1), 50), ("L3", date(2025, 10, 2), 70))


class FiledLoans:
    """The three loans as the lake would give them."""

    as_of = daily_as_of = AS_OF

    def __init__(self, folder: Path, library: Library) -> None:
        rows = [
            {
                "loan_id": loan,
                "five_class": "normal",
                "principal_overdue_since": since,
                "principal_balance": Decimal(money),
            }
            for loan, since, money in LOANS
        ]
        added = {"institution_id": "B1", "period": AS_OF, "_filing": 1, "_file": 7}
        full = [added | row | {"_line": line} for line, row in enumerate(rows, 2)]
        names = library.tables["corporate_loan"].lake_types
        self.path = folder / "corporate_loan.parquet"
        pq.write_table(pa.table({name: pa.array([row.get(name) for row in full]) for name in names}), self.path)

    def slice(self, table: str, history: bool) -> Part:
        return Part((str(self.path),) if table == "corporate_loan" else ())

    def record(self) -> dict[str, Any]:
        return {}

    def quality(self, institution_id: str, table: str) -> float:
        return 98.5

    def file_names(self, files: Any) -> dict[int, str]:
        return dict.fromkeys(files, "B1-504-20251231.txt")


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    library = Library.load()
    order = Order(library, FiledLoans(folder, library), "assets.overdue_loan_classed_performing")
    run(order, DuckEngine(threads=1), Results(folder / "runs"))
    return folder
