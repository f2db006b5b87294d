"""The quality league: whose filings are good, from the ledger."""

from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

import sqlalchemy as sa

from mingjian.lake import Lake
from mingjian.lake.ledger import FILING, FILING_TABLE


def league(home: Path, period: date | None = None) -> list[dict[str, Any]]:
    """Institutions by mean score of their newest filings, best first, each with the mean score of every table."""
    lake = Lake.open(home)
    filings = {one.id: one for one in lake.pin().by_period if period is None or one.period == period}
    tables: dict[str, dict[str, list[float]]] = {}
    for row in lake.ledger.rows(sa.select(FILING_TABLE.c.filing_id, FILING_TABLE.c.table_name, FILING_TABLE.c.score)):
        if row.filing_id in filings:
            by_table = tables.setdefault(filings[row.filing_id].institution_id, {})
            by_table.setdefault(row.table_name, []).append(row.score or 0.0)
    rejected = lake.ledger.filings(FILING.c.status == "rejected")
    rows = []
    for institution, by_table in tables.items():
        own = [one for one in filings.values() if one.institution_id == institution]
        means = {name: round(mean(scores), 2) for name, scores in sorted(by_table.items())}
        rows.append(
            {
                "institution_id": institution,
                "score": round(mean(one.score or 0.0 for one in own), 2),
                "filings": len(own),
                "rejected": sum(one.institution_id == institution and period in (None, one.period) for one in rejected),
                "weakest": min(means, key=lambda name: means[name]),
                "tables": means,
            }
        )
    return sorted(rows, key=lambda row: (-row["score"], row["institution_id"]))
