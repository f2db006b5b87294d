"""The quality score, 0 to 100, of a table and of a filing.

For each dimension the share of what is right: completeness = 1 - problems / required cells; validity and consistency
= 1 - problems / rows; timeliness = 0 for a filing that came late, else 1. A table's score is the weighted mean of the
four, times 100; the weights are `quality.weight_<dimension>` of the library. A filing's score is the mean of its
tables' scores; problems of the filing as a whole lower it as if they stood in a table of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from mingjian.engine.contracts import Table
from mingjian.engine.library import Library
from mingjian.intake.arriving import Arriving
from mingjian.intake.receipt import TableReceipt

DIMENSIONS = ("completeness", "validity", "consistency", "timeliness")
_EQUAL = 0.25


@dataclass(frozen=True)
class Scores:
    """Scores filings from the problems that the workbench holds."""

    engine: duckdb.DuckDBPyConnection
    library: Library

    def tables(self, filing: Arriving) -> list[TableReceipt]:
        """Rows, problems and score of each table of the filing."""
        counts = self._counts(filing)
        rows = {table: sum(file.rows for file in filing.files if file.table == table) for table in filing.tables}
        receipts = []
        for name in sorted(rows):
            found = counts.get(name, {})
            score = self._score(self.library.tables[name], rows[name], found, filing.period)
            receipts.append(TableReceipt(name, rows[name], sum(found.values()), score))
        return receipts

    def filing(self, filing: Arriving, tables: list[TableReceipt]) -> float:
        """The score of the whole filing."""
        counts = self._counts(filing)
        apart = {name: found for name, found in counts.items() if name not in filing.tables}
        scores = [table.score for table in tables]
        if apart:
            whole = {dimension: sum(found.get(dimension, 0) for found in apart.values()) for dimension in DIMENSIONS}
            shares = {dimension: 0.0 if whole[dimension] else 1.0 for dimension in DIMENSIONS}
            scores.append(self._weighted(shares, filing.period))
        return round(sum(scores) / len(scores), 2) if scores else 0.0

    def _counts(self, filing: Arriving) -> dict[str | None, dict[str, int]]:
        found = self.engine.execute(
            "select table_name, dimension, count(*) from problem where _filing = $1 group by all", [filing.number]
        ).fetchall()
        counts: dict[str | None, dict[str, int]] = {}
        for table, dimension, count in found:
            counts.setdefault(table, {})[dimension] = count
        return counts

    def _score(self, table: Table, rows: int, found: Mapping[str, int], period: date | None) -> float:
        required = max(1, sum(column.is_required for column in table.columns.values()))
        size = {"completeness": rows * required, "validity": rows, "consistency": rows, "timeliness": 1}
        shares = {name: max(0.0, 1 - found.get(name, 0) / max(1, size[name])) for name in DIMENSIONS}
        return self._weighted(shares, period)

    def _weighted(self, shares: Mapping[str, float], period: date | None) -> float:
        weights = {name: self._weight(name, period) for name in DIMENSIONS}
        return round(100 * sum(shares[name] * weights[name] for name in DIMENSIONS) / sum(weights.values()), 2)

    def _weight(self, dimension: str, period: date | None) -> float:
        parameter = self.library.parameters.get(f"quality.weight_{dimension}")
        dated = parameter.on(period or date.max) if parameter else None
        return float(dated.value or 0) if dated else _EQUAL
